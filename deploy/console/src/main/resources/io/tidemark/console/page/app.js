// One stream of frames; what is drawn is always the newest.
import { PANELS } from './panels.js';
import { feed, transaction } from './feed.js';
import { clock, select, selected, theme } from './look.js';

const byId = id => document.getElementById(id);
const state = byId('state');
const panels = {};
const draws = Object.fromEntries(Object.entries(PANELS).map(([name, make]) => [name, make(byId(name))]));
const open = id => { select('tx', id); byId('tx').value = id; return transaction(byId('transaction'), id); };
const alerts = feed(byId('feed'), open);
const changed = new Set();
let waits = false;

function draw() {
  waits = false;
  for (const name of changed) draws[name]?.(panels[name], panels);
  changed.clear();
}

function say(text, bad) {
  // It is read out when it changes, and not each second.
  if (state.textContent !== text) state.textContent = text;
  state.className = bad ? 'bad' : '';
}

const stream = new EventSource('/api/stream');
stream.addEventListener('frame', event => {
  const frame = JSON.parse(event.data);
  if (frame.feed) alerts.take(frame.feed);
  for (const name of Object.keys(frame)) {
    panels[name] = frame[name];
    if (name in draws) changed.add(name);
  }
  if (!waits) { waits = true; requestAnimationFrame(draw); }
  say('live', false);
  byId('moment').textContent = clock(Date.now());
});
stream.addEventListener('error', () => say('the console does not answer; what is shown is old, and this page tries again by itself', true));

byId('lookup').addEventListener('submit', event => {
  event.preventDefault();
  const id = byId('tx').value.trim();
  if (id) open(id);
});
byId('theme').addEventListener('click', theme);
document.addEventListener('keydown', event => {
  if (event.target.matches('input, select, textarea') || event.ctrlKey || event.metaKey || event.altKey) return;
  const order = ['health', 'decisions', 'scores', 'drift', 'timeline', 'feed', 'quality', 'reasons'];
  if (event.key === '/') { event.preventDefault(); byId('tx').focus(); }
  else if (event.key === 'p') alerts.toggle();
  else if (order[event.key - 1]) { const title = byId(`${order[event.key - 1]}-title`); title.scrollIntoView(); title.focus(); }
});
addEventListener('resize', () => { Object.keys(panels).filter(name => name in draws).forEach(name => changed.add(name)); draw(); });

if (selected('theme')) document.documentElement.dataset.theme = selected('theme');
if (selected('tx')) open(selected('tx'));
