// Charts as plain SVG: a frame a second is few enough nodes, and style.css colours them, dark and light.
import { svg, el } from './dom.js';
import { figure, whole, short, clock } from './look.js';

const width = host => Math.max(260, host.clientWidth || 600);

function frame(host, height, title) {
  const w = width(host);
  return { w, h: height, left: 38, right: w - 8, top: 10, bottom: height - 20,
    node: svg('svg', { viewBox: `0 0 ${w} ${height}`, role: 'img', 'aria-label': title }) };
}

function scale(f, most, text = short) {
  const y = value => f.bottom - (f.bottom - f.top) * Math.min(1, value / most);
  for (const part of [0, 0.5, 1]) {
    f.node.append(svg('line', { class: 'grid', x1: f.left, x2: f.right, y1: y(most * part), y2: y(most * part) }),
      svg('text', { x: f.left - 5, y: y(most * part) + 4, 'text-anchor': 'end' }, text(most * part)));
  }
  return y;
}

const nice = value => {
  const step = 10 ** Math.floor(Math.log10(Math.max(value, 1e-9)));
  return [1, 2, 3, 4, 5, 6, 8, 10].map(k => k * step).find(k => k >= value * 0.999999);
};

/** Areas on each other, by second; marks are seconds at which something was activated. */
export function stacked(host, names, series, end, marks) {
  const seconds = Math.max(1, ...names.map(name => series[name].length));
  const sums = Array.from({ length: seconds }, (_, i) => names.reduce((sum, name) => sum + series[name][i], 0));
  const f = frame(host, 190, `Decisions a second over the last ${seconds} seconds, ${whole(sums.at(-1))} in the last one`);
  const y = scale(f, nice(Math.max(4, ...sums)));
  const x = i => f.left + (f.right - f.left) * i / Math.max(1, seconds - 1);
  let below = new Array(seconds).fill(0);
  for (const name of names) {
    const above = below.map((value, i) => value + series[name][i]);
    const path = above.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`)
      .concat(below.map((value, i) => `${x(i).toFixed(1)},${y(value).toFixed(1)}`).reverse());
    f.node.append(svg('polygon', { class: `f-${name}`, points: path.join(' ') }));
    below = above;
  }
  for (const mark of marks) {
    const i = seconds - 1 - (end - mark.second);
    if (i < 0 || i > seconds - 1) continue;
    f.node.append(svg('line', { class: 'mark', x1: x(i), x2: x(i), y1: f.top, y2: f.bottom },
      svg('title', {}, mark.text)));
  }
  for (const part of [0, 0.5, 1]) {
    const i = Math.round((seconds - 1) * part);
    f.node.append(svg('text', { x: x(i), y: f.h - 5, 'text-anchor': ['start', 'middle', 'end'][part * 2] }, clock((end - seconds + 1 + i) * 1000)));
  }
  return f.node;
}

/** Bars of shares, and the line at which each would stand if nothing had moved. */
export function bars(host, counts, expected, title, ends) {
  const sum = counts.reduce((one, other) => one + other, 0) || 1;
  const shares = counts.map(count => count / sum);
  const f = frame(host, 150, title);
  const y = scale(f, nice(Math.max(expected * 2 || 0.1, ...shares)), value => `${figure(100 * value, 2)} %`);
  const step = (f.right - f.left) / counts.length;
  shares.forEach((value, i) => f.node.append(svg('rect', { class: 'first', x: f.left + i * step + 1, width: Math.max(1, step - 2),
    y: y(value), height: Math.max(0, f.bottom - y(value)) }, svg('title', {}, `${(100 * value).toFixed(1)} %, ${whole(counts[i])}`))));
  if (expected) f.node.append(svg('line', { class: 'limit', x1: f.left, x2: f.right, y1: y(expected), y2: y(expected) }));
  f.node.append(svg('text', { x: f.left, y: f.h - 5 }, ends[0]), svg('text', { x: f.right, y: f.h - 5, 'text-anchor': 'end' }, ends[1]));
  return f.node;
}

/** A value beside its limit, and how it went before. */
export function gauge(value, limit, history, name) {
  const w = 220, h = 22;
  const known = history.filter(one => one !== null);
  const most = Math.max(limit ?? 0, value ?? 0, ...known, 1e-6) * 1.08;
  const x = i => 2 + (w - 4) * (history.length < 2 ? 1 : i / (history.length - 1));
  const y = one => h - 2 - (h - 4) * one / most;
  const points = history.flatMap((one, i) => one === null ? [] : [`${x(i).toFixed(1)},${y(one).toFixed(1)}`]);
  const node = svg('svg', { viewBox: `0 0 ${w} ${h}`, preserveAspectRatio: 'none', role: 'img', 'aria-label': `${name}: ${figure(value)}, limit ${figure(limit)}` });
  if (points.length > 1) node.append(svg('polyline', { class: 'path', points: points.join(' ') }));
  if (value !== null) node.append(svg('circle', { class: limit !== null && value > limit ? 'over' : 'dot', cx: x(history.length - 1), cy: y(value), r: 3 }));
  if (limit !== null) node.append(svg('line', { class: 'limit', x1: 0, x2: w, y1: y(limit), y2: y(limit) }));
  return node;
}

/** Estimated beside realised, with the band of what is not known. */
export function quality(host, windows) {
  const f = frame(host, 170, 'Average precision by window, estimated and realised');
  const y = scale(f, 1, value => figure(value, 2));
  const x = i => f.left + (f.right - f.left) * (windows.length < 2 ? 0.5 : i / (windows.length - 1));
  const points = key => windows.flatMap((one, i) => one[key] === null ? [] : [[x(i), one[key], one]]);
  const band = points('estimated').filter(([, , one]) => one.off !== null);
  if (band.length > 1) {
    const edge = sign => band.map(([at, value, one]) => `${at.toFixed(1)},${y(Math.min(1, Math.max(0, value + sign * one.off))).toFixed(1)}`);
    f.node.append(svg('polygon', { class: 'band', points: [...edge(1), ...edge(-1).reverse()].join(' ') }));
  }
  for (const [key, line, dot] of [['estimated', 'path', 'dot'], ['realised', 'path2', 'dot2']]) {
    f.node.append(svg('polyline', { class: line, points: points(key).map(([at, value]) => `${at.toFixed(1)},${y(value).toFixed(1)}`).join(' ') }));
    points(key).forEach(([at, value, one]) => f.node.append(svg('circle', { class: dot, cx: at, cy: y(value), r: 3.5 },
      svg('title', {}, `${one.start}: ${key} ${figure(value)}${one.state === 'FINAL' ? '' : ', labels are still to come'}`))));
  }
  if (windows.length) {
    f.node.append(svg('text', { x: f.left, y: f.h - 5 }, windows[0].start.slice(0, 16).replace('T', ' ')),
      svg('text', { x: f.right, y: f.h - 5, 'text-anchor': 'end' }, windows.at(-1).start.slice(0, 16).replace('T', ' ')));
  }
  return f.node;
}

/** One length beside others. */
export function length(value, most) {
  return svg('svg', { viewBox: '0 0 200 14', preserveAspectRatio: 'none', 'aria-hidden': true },
    svg('rect', { class: 'first', x: 0, y: 2, height: 10, width: 200 * value / Math.max(1, most) }));
}

/** What the colours stand for. */
export const key = entries => el('ul', { class: 'key' }, entries.map(([name, style, text]) => el('li', {},
  svg('svg', { viewBox: '0 0 12 12', 'aria-hidden': true }, style.startsWith('f-') || style === 'first'
    ? svg('rect', { class: style, width: 12, height: 12 }) : svg('line', { class: style, x1: 0, x2: 12, y1: 6, y2: 6 })),
  text ? `${name} ${text}` : name)));
