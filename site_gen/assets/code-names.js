/* Material puts each copy button in a <nav> without a name: as many landmarks as there are examples. They are none. */
(() => {
  const quiet = () => {
    for (const nav of document.querySelectorAll("nav.md-code__nav:not([role])")) nav.setAttribute("role", "none")
  }
  new MutationObserver(quiet).observe(document.querySelector("article"), { childList: true, subtree: true })
  quiet()
})()
