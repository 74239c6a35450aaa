// Each panel: makes its frame once, and draws what a frame says. To add one, write it and name it in PANELS.
import { el, panel, table } from './dom.js';
import { stacked, bars, gauge, quality as lines, length, key } from './charts.js';
import { whole, figure, share, stamp, clock, duration, selected, select } from './look.js';

const nothing = text => el('p', { class: 'dim' }, text);
const ORDER = ['APPROVE', 'STEP_UP', 'REVIEW', 'DECLINE', 'UNKNOWN', 'other'];

function decisions(root) {
  const frame = panel(root, 'Decisions a second');
  return (data, all) => {
    const names = ORDER.filter(name => data.series[name]);
    const last = name => data.series[name].at(-1);
    const marks = (all.timeline?.events ?? []).filter(event => event.kind === 'activation')
      .map(event => ({ second: Math.floor(Date.parse(event.at) / 1000), text: `${stamp(event.at)}: ${event.version ?? 'no model'}. ${event.text}` }));
    frame.show(names.length
      ? [stacked(frame.body, names, data.series, data.end, marks), key(names.map(name => [name.toLowerCase().replace('_', ' '), `f-${name}`, whole(last(name))]))]
      : nothing('No decision within five minutes.'),
    `${whole(names.reduce((sum, name) => sum + last(name), 0))} a second at ${clock(data.end * 1000)}, by the time of the log; dashed lines are activations`
      + (data.too_old ? `; ${whole(data.too_old)} were read too late to be shown` : ''),
    () => table(['second', ...names.map(name => name.toLowerCase())],
      Array.from({ length: 60 }, (_, i) => 300 - 1 - i).map(i => [clock((data.end - 299 + i) * 1000), ...names.map(name => whole(data.series[name][i]))]), names.map((_, i) => i + 1)));
  };
}

/** Of several models, the one that the address holds, or else the first. */
function choose(frame, models, redraw) {
  const chosen = models.find(one => one.model === selected('model')) ?? models[0];
  frame.offer(models.map(one => one.model), chosen.model, name => { select('model', name); redraw(); });
  return chosen;
}

function scores(root) {
  const frame = panel(root, 'Scores against the reference');
  const draw = (data, all) => {
    const models = [...data.models].sort((one, other) => other.events - one.events);
    if (!models.length) return frame.show(nothing('No model has scored within five minutes.'), '', () => []);
    const model = choose(frame, models, () => draw(data, all));
    const ranked = model.events - model.unranked;
    const chart = ranked
      ? [bars(frame.body, model.ranks, 0.05, 'Share of the scores in each twentieth of the reference', ['lowest scores of the reference', 'highest']),
        key([['live', 'first'], ['the reference: 5 % in each twentieth', 'limit']])]
      : [bars(frame.body, model.scores, 0, 'Share of the scores from 0 to 1', ['score 0', 'score 1']), nothing('The bundle holds no reference of its scores, so these are the scores themselves.')];
    return frame.show(chart,
      `${model.model}: ${whole(model.events)} scores in ${data.seconds / 60} min`,
      () => table(['twentieth', 'of the reference', 'share', 'by score'], model.ranks.map((count, i) => [`${i * 5} to ${i * 5 + 5} %`, whole(count), share(ranked ? count / ranked : null), whole(model.scores[i])]), [1, 2, 3]));
  };
  return draw;
}

function drift(root) {
  const frame = panel(root, 'Drift by feature', 'All features as a table');
  const draw = (data, all) => {
    if (!data.models.length) return frame.show(nothing('No drift report yet: one comes at the end of each window.'), '', () => []);
    const model = choose(frame, data.models, () => draw(data, all));
    const shown = [...model.columns.filter(one => one.drifted), ...model.columns.filter(one => !one.drifted)].slice(0, 14);
    const ordered = model.columns.filter(one => shown.includes(one));
    const drifted = model.columns.filter(one => one.drifted).length;
    return frame.show([model.silent ? nothing('No event came under this model in the window, which says nothing of drift.') : null,
      el('div', { class: 'rows' }, ordered.map(one => el('div', { class: one.drifted ? 'row drifted' : 'row', title: `${one.name}: ${figure(one.psi)} on ${whole(one.sample)} events, limit ${figure(one.limit)}` },
        el('span', {}, one.name), gauge(one.psi, one.limit, one.history, one.name), el('span', {}, `${figure(one.psi, 2)} / ${figure(one.limit, 2)}`)))),
      key([['PSI by window', 'path'], ['limit of the newest', 'limit']])].filter(Boolean),
    `${model.model}: ${drifted} of ${model.columns.length} over the limit (${model.cause.toLowerCase().replace('_', ' ')}), window to ${stamp(model.window_end)}, ${whole(model.events)} events; what can hurt the model most comes first`,
    () => table(['feature', 'PSI', 'limit', 'sample', 'missing', 'in reference', 'drifted'],
      model.columns.map(one => [one.name, figure(one.psi), figure(one.limit), whole(one.sample), share(one.missing), share(one.missing_reference), one.drifted ? 'yes' : 'no']), [1, 2, 3, 4, 5]));
  };
  return draw;
}

function timeline(root) {
  const frame = panel(root, 'Models and policies');
  return data => {
    const force = data.in_force;
    const facts = force ? el('dl', { class: 'facts' }, [
      ['champion', force.champion ?? 'none: decided by amount'],
      ['challengers', Object.entries(force.challengers).map(([name, part]) => `${name} ${share(part)}`).join(', ') || 'none'],
      ['shadows', force.shadows.join(', ') || 'none'],
      ['policy', force.policy ?? 'thresholds of the bundle'],
      ...(force.shadow_policy ? [['policy that watches', force.shadow_policy]] : []),
    ].flatMap(([name, value]) => [el('div', {}, el('dt', {}, name), el('dd', {}, el('small', {}, value)))])) : nothing('Nothing was ever activated: every transaction is decided by amount.');
    frame.show([facts, el('ol', { class: 'list', tabindex: '0' }, data.events.slice(0, 40).map(event => el('li', {},
      el('span', { class: `tag t-${event.kind}` }, event.kind.replaceAll('_', ' ')), event.version ? `${event.version}: ` : '', event.text, ' ', el('span', { class: 'dim' }, stamp(event.at)))))],
    force ? `control record ${force.sequence} since ${stamp(force.since)}` : '',
    () => table(['when', 'what', 'model', 'why'], data.events.map(event => [stamp(event.at), event.kind.replaceAll('_', ' '), event.version, event.text])));
  };
}

function quality(root) {
  const frame = panel(root, 'Quality, estimated and realised');
  const draw = (data, all) => {
    if (!data.models.length) return frame.show(nothing('No quality report yet.'), '', () => []);
    const model = choose(frame, data.models, () => draw(data, all));
    const last = model.windows.at(-1);
    return frame.show([lines(frame.body, model.windows), key([['estimated by the scores', 'path'], ['realised by labels', 'path2']]),
      ...last.caveats.map(text => el('p', { class: 'dim' }, `Caveat: ${text}`))],
    `${model.model}: average precision; ${last.label_share === null ? 'how many labels are still to come is not known' : `${share(last.label_share)} of the newest window's labels are in`}`,
    () => table(['window', 'state', 'labels in', 'events', 'AP estimated', 'AP realised', 'AUC estimated', 'AUC realised'],
      [...model.windows].reverse().map(one => [stamp(one.start), one.state.toLowerCase(), share(one.label_share), whole(one.events), figure(one.estimated), figure(one.realised), figure(one.estimated_auc), figure(one.realised_auc)]), [2, 3, 4, 5, 6, 7]));
  };
  return draw;
}

function reasons(root) {
  const frame = panel(root, 'Why there are alerts');
  return data => {
    const most = Math.max(1, ...data.codes.map(one => one.alerts));
    frame.show(data.codes.length ? el('div', { class: 'rows' }, data.codes.slice(0, 12).map(one => el('div', { class: 'row', title: one.example ?? '' },
      el('span', {}, one.code), length(one.alerts, most), el('span', {}, `${whole(one.alerts)} (${share(one.alerts / data.alerts)})`)))) : nothing('No alert within this time.'),
    `strongest reason of each of ${whole(data.alerts)} alerts in ${data.seconds / 60} min`,
    () => table(['reason', 'alerts', 'for example'], data.codes.map(one => [one.code, whole(one.alerts), one.example]), [1]));
  };
}

function health(root) {
  const frame = panel(root, 'Health');
  return data => {
    const normal = data.decided_by.normal ?? 0;
    const other = Object.entries(data.decided_by).filter(([name]) => name !== 'normal');
    const decided = normal + other.reduce((sum, [, count]) => sum + count, 0);
    const dead = Object.entries(data.dead_letters.causes).map(([name, count]) => `${name} ${whole(count)}`).join(', ');
    const facts = [
      ['last score', data.quiet_for === null ? 'none yet' : `${duration(data.quiet_for)} ago`, '', data.quiet_for === null || data.quiet_for > 60_000],
      ['to the decision', duration(data.to_scored[0]), `p99 ${duration(data.to_scored[1])}, p99.9 ${duration(data.to_scored[2])}`],
      ['to the log', duration(data.to_log[0]), `p99 ${duration(data.to_log[1])}, p99.9 ${duration(data.to_log[2])}`],
      ['console behind', data.reading.lag < 0 ? 'not known' : `${whole(data.reading.lag)} records`, '', data.reading.lag > 10_000],
      ['late events', whole(data.late), `of ${whole(data.events)} in a minute`],
      ['refused duplicates', whole(data.duplicates), 'in the last hour'],
      ['dead letters', `${whole(data.dead_letters.last_hour)}${data.dead_letters.left_out ? ' or more' : ''}`, dead || 'in the last hour', data.dead_letters.last_hour > 0],
      ['scored twice', whole(data.scored_twice), 'none ever should be', data.scored_twice > 0],
      ['decided normally', decided ? share(normal / decided) : '–', other.map(([name, count]) => `${name} ${share(count / decided)}`).join(', '), other.length > 0],
    ];
    frame.show([data.reading.failure ? el('p', { class: 'bad' }, data.reading.failure) : null,
      el('dl', { class: 'facts' }, facts.map(([name, value, more, bad]) => el('div', {}, el('dt', {}, name), el('dd', { class: bad ? 'bad' : null }, bad ? `⚠ ${value}` : value, ' ', el('small', {}, more)))))].filter(Boolean),
    'the last minute; times are p50', () => table(['what', 'value', 'more'], facts.map(([name, value, more]) => [name, value, more])));
  };
}

export const PANELS = { health, decisions, scores, drift, timeline, quality, reasons };
