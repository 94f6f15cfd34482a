/*
 * What Material's script finds ready on a page, and the appearance that the reader chose, set before anything is
 * seen. Material writes both inside every page: here they are fetched once.
 */
__md_scope = new URL("../..", document.currentScript.src)
__md_hash = (text) => [...text].reduce((sum, sign) => (sum << 5) - sum + sign.charCodeAt(0), 0)
__md_get = (key, store = localStorage, scope = __md_scope) => JSON.parse(store.getItem(`${scope.pathname}.${key}`))
__md_set = (key, value, store = localStorage, scope = __md_scope) => {
  try {
    store.setItem(`${scope.pathname}.${key}`, JSON.stringify(value))
  } catch {
    /* a browser that keeps nothing asks again on every page */
  }
}
{
  const { media } = __md_get("__palette")?.color ?? {}
  const asked = media === "(prefers-color-scheme)" ? `(prefers-color-scheme: ${matchMedia("(prefers-color-scheme: light)").matches ? "light" : "dark"})` : media
  const chosen = document.querySelector(`[data-md-color-media="${asked}"]`)
  if (chosen) document.body.dataset.mdColorScheme = chosen.dataset.mdColorScheme
}
