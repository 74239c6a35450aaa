// The feed of alerts, and one transaction.
import { el, table } from './dom.js';
import { figure, whole, clock, share, selected, select } from './look.js';

const MOST = 400;

export function feed(root, open) {
  const items = new Map();
  let paused = selected('paused') === '1';
  let waiting = 0;
  let left = 0;
  let missed = 0;
  let shown = null;
  const honest = el('span', { class: 'dim', 'aria-live': 'off' });
  const list = el('ol', { class: 'list', tabindex: '0' });
  const pause = el('button', { type: 'button', 'aria-pressed': 'false', onclick: () => toggle() }, 'Pause');
  const kind = el('select', { 'aria-label': 'Only', onchange: event => { select('only', event.target.value); draw(); } },
    ['', 'DECLINE', 'REVIEW', 'STEP_UP', 'WITHDRAWN', 'drift'].map(value => el('option', { value, selected: selected('only') === value }, value ? value.toLowerCase().replace('_', ' ') : 'all')));
  const words = el('input', { 'aria-label': 'With these words', placeholder: 'filter by words', maxlength: '100', value: selected('words'), oninput: event => { select('words', event.target.value); draw(); } });
  root.append(el('div', { class: 'head' }, el('h2', { id: 'feed-title', tabindex: '-1' }, 'Alerts'), honest), el('div', { class: 'bar' }, pause, kind, words), list);

  function toggle() {
    paused = !paused;
    select('paused', paused ? '1' : '');
    draw();
  }

  const fits = item => {
    const only = kind.value;
    const text = [item.subject, item.customer, item.what, item.amount, ...item.reasons, ...item.flags].join(' ').toLowerCase();
    return (!only || (only === 'drift' ? item.kind === 'drift' : item.what === only)) && text.includes(words.value.toLowerCase());
  };

  const line = item => el('li', {}, el('span', { class: `tag t-${item.what}` }, item.what.toLowerCase().replace('_', ' ')),
    item.kind === 'fraud' ? el('button', { type: 'button', class: 'link', onclick: () => open(item.subject) }, item.subject) : el('strong', {}, item.subject),
    item.kind === 'fraud' ? ` ${item.amount}, customer ${item.customer}, score ${figure(item.score)}` : '',
    ' ', el('span', { class: 'dim' }, clock(item.at)),
    el('div', {}, item.reasons.slice(0, 3).join('; ') || 'no reason is given'), item.flags.length ? el('div', { class: 'bad' }, item.flags.join(', ')) : null);

  function draw() {
    pause.textContent = paused ? `Go on (${whole(waiting)} wait)` : 'Pause';
    pause.setAttribute('aria-pressed', String(paused));
    // Whoever reads line by line with the keyboard is not to lose the line.
    if (!paused && !list.contains(document.activeElement)) {
      waiting = 0;
      pause.textContent = 'Pause';
      shown = [...items.values()].reverse();
    }
    const fitting = (shown ?? []).filter(fits);
    list.replaceChildren(...fitting.slice(0, 100).map(line));
    honest.textContent = `the newest ${whole(Math.min(100, fitting.length))} of ${whole(fitting.length)} that fit; ${whole(items.size)} are held here`
      + (left ? `, ${whole(left)} older ones are not` : '') + (missed ? `; up to ${whole(missed)} came while this page was away and are not shown` : '')
      + '; all stand in alerts-fraud and alerts-drift';
  }

  return {
    toggle,
    take(data) {
      let fresh = 0;
      for (const item of data.items) {
        if (!items.has(item.id)) { fresh++; items.set(item.id, item); }
      }
      while (items.size > MOST) items.delete(items.keys().next().value);
      left = Math.max(left, data.left_out);
      missed += data.missed_at_most;
      if (!fresh && shown && !data.missed_at_most) return;
      waiting += fresh;
      draw();
    },
  };
}

/** Shows one decision with all that it was made from. */
export async function transaction(root, id) {
  root.hidden = false;
  const close = el('button', { type: 'button', onclick: () => { root.hidden = true; select('tx', ''); } }, 'Close');
  const head = text => el('div', { class: 'head' }, el('h2', { id: 'transaction-title', tabindex: '-1' }, text), close);
  const replay = el('p', {}, 'Rebuild it, bit for bit: ', el('code', {}, `./tidemark replay ${/^[\w.:-]+$/.test(id) ? id : `'${id.replaceAll("'", "'\\''")}'`}`));
  try {
    const answer = await fetch(`/api/transaction?id=${encodeURIComponent(id)}`);
    const found = await answer.json();
    if (!found.id) {
      root.replaceChildren(head('Not among the newest decisions'), el('p', {}, `The console keeps the newest decisions only, and ${id} is none of them. The log may hold it.`), replay);
      return;
    }
    const pairs = of => table(['', ''], Object.entries(of));
    root.replaceChildren(head(`Transaction ${found.id}`),
      el('p', {}, el('span', { class: `tag t-${found.decision}` }, found.decision.toLowerCase().replace('_', ' ')), `score ${figure(found.score, 4)}, above ${share(found.rank)} of the reference`, found.flags.length ? el('span', { class: 'bad' }, ` flags: ${found.flags.join(', ')}`) : null),
      replay,
      el('div', { class: 'cols' },
        el('div', {}, el('h3', {}, 'Why'), found.reasons.length ? table(['reason', 'value', 'usual', 'weight'], found.reasons.map(one => [one.sentence, figure(one.value), figure(one.usual), figure(one.contribution)]), [1, 2, 3])
          : el('p', { class: 'dim' }, 'Reasons are kept for alerts and for a sample of the rest; replay computes them.'),
        found.policy ? [el('h3', {}, 'Policy'), pairs({ name: found.policy.name, version: found.policy.version, lane: found.policy.lane, 'decided by': found.policy.decided_by, fired: found.policy.fired.join(', '), lists: found.policy.lists.join(', ') })] : null),
        el('div', {}, el('h3', {}, 'Transaction'), pairs(found.transaction), Object.keys(found.shadows).length ? [el('h3', {}, 'Shadows'), pairs(Object.fromEntries(Object.entries(found.shadows).map(([name, value]) => [name, figure(value, 4)])))] : null),
        el('div', {}, el('h3', {}, 'Versions'), pairs(found.versions)),
        el('div', {}, el('h3', {}, 'Features as they were used'), table(['feature', 'value'], found.features.map(one => [one.name, one.value === null ? 'missing' : one.value]), [1]))));
  } catch (failure) {
    root.replaceChildren(head('The console does not answer'), el('p', {}, `${failure}; is it still running?`), replay);
  }
  root.querySelector('h2').focus();
}
