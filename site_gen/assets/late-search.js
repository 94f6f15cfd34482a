/* Material fetches its search index with every page; here it waits until the reader opens the search. */
(() => {
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
})()
