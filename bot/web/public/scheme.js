// Runs before anything is painted: a page that was chosen to be dark never flashes white. See src/styles/scheme.ts.
const chosen = localStorage.getItem('parley.scheme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.scheme = chosen;
