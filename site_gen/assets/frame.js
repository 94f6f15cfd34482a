/* Before Material's script: the words that it shows, and two of its habits mended. */

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

/* It fetches its search index with every page; here it waits until the reader opens the search. */
{
  const { open, send } = XMLHttpRequest.prototype
  const late = new WeakSet()
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    if (/\/search_index\.json$/.test(url)) late.add(this)
    return open.call(this, method, url, ...rest)
  }
  XMLHttpRequest.prototype.send = function (body) {
    const toggle = document.getElementById("__search")
    if (!late.has(this) || !toggle || toggle.checked) return send.call(this, body)
    toggle.addEventListener("change", () => send.call(this, body), { once: true })
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
