// How numbers and times are written, and what the address holds.
export const whole = value => value === null || value === undefined ? '–' : Math.round(value).toLocaleString('en');
/** As `whole`, for an axis, where there is room for few digits. */
export const short = value => value >= 1e6 ? `${figure(value / 1e6, 3)}M` : value >= 1e4 ? `${figure(value / 1e3, 3)}k` : whole(value);
export const figure = (value, digits = 3) => value === null || value === undefined ? '–' : Number(value).toPrecision(digits).replace(/\.?0+$/, match => match.includes('.') ? '' : match);
export const share = value => value === null || value === undefined ? '–' : `${(100 * value).toFixed(1)} %`;
export const clock = moment => new Date(moment).toLocaleTimeString('en-GB');
export const stamp = text => String(text).replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');
export function duration(ms) {
  if (ms === null || ms === undefined) return '–';
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 90_000 ? `${(ms / 1000).toFixed(1)} s` : `${Math.round(ms / 60_000)} min`;
}

const held = () => new URLSearchParams(location.hash.slice(1));
export const selected = name => held().get(name) ?? '';
export function select(name, value) {
  const all = held();
  if (value) all.set(name, value); else all.delete(name);
  history.replaceState(null, '', all.size ? `#${all}` : location.pathname);
}

/** Dark or light as the system has it, until somebody says otherwise. */
export function theme() {
  const root = document.documentElement;
  const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  select('theme', root.dataset.theme);
}
