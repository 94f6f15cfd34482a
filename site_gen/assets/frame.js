/* Before Material's script: the words that it shows, and its habits mended; then what pages of ours need. */

/* Material writes its words inside every page; `partials/language.html` has those that a page shows by itself. */
{
  const settings = document.getElementById("__config")
  const translations = {
    "clipboard.copied": "Copiato",
    "clipboard.copy": "Copia",
    "search.result.more.one": "1 altro in questa pagina",
    "search.result.more.other": "# altri in questa pagina",
    "search.result.none": "Nessuna pagina trovata",
    "search.result.one": "1 pagina trovata",
    "search.result.other": "# pagine trovate",
    "search.result.placeholder": "Scrivi per iniziare a cercare",
    "search.result.term.missing": "Non presente",
    "select.version": "Seleziona la versione",
  }
  settings.textContent = JSON.stringify({ ...JSON.parse(settings.textContent), translations })
}

/* It fetches its search and the index of it, and the map of the site, with every page; here the first two wait until
   the reader opens the search. */
{
  const toggle = document.getElementById("__search")
  const opened = new Promise((resolve) => {
    if (!toggle || toggle.checked) resolve()
    else toggle.addEventListener("change", resolve, { once: true })
  })

  const { open, send } = XMLHttpRequest.prototype
  const asked = new WeakMap()
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    asked.set(this, String(url))
    return open.call(this, method, url, ...rest)
  }
  XMLHttpRequest.prototype.send = function (body) {
    const url = asked.get(this)
    if (/\/sitemap\.xml$/.test(url)) return // the languages of each page: there is one, and of cases ten thousand
    if (/\/search_index\.json$/.test(url)) opened.then(() => send.call(this, body))
    else send.call(this, body)
  }

  const Eager = Worker
  globalThis.Worker = class extends EventTarget {
    #worker
    constructor(address, options) {
      super()
      if (!/\/workers\/search\./.test(address)) return new Eager(address, options)
      this.#worker = opened.then(() => {
        const worker = new Eager(address)
        worker.addEventListener("message", ({ data }) => this.dispatchEvent(new MessageEvent("message", { data })))
        return worker
      })
    }
    postMessage(message) {
      this.#worker.then((worker) => worker.postMessage(message))
    }
  }
}

/* It puts each copy button in a <nav> without a name: as many landmarks as there are examples. They are none. */
{
  const quiet = () => {
    for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none")
  }
  new MutationObserver(quiet).observe(document.querySelector("article"), { childList: true, subtree: true })
  quiet()
}

/* Days counted to today are counted again, where a page has any. */
if (document.querySelector("time[data-conto]")) import("./days.js")
