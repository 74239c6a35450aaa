// Elements whose texts are texts: nothing that came over the wire is ever read as markup.
const SVG = 'http://www.w3.org/2000/svg';

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) node.setAttribute(name, value === true ? '' : String(value));
  }
  for (const child of children.flat()) {
    if (child !== null && child !== undefined) node.append(child instanceof Node ? child : document.createTextNode(String(child)));
  }
  return node;
}

export const el = (tag, attributes = {}, ...children) => fill(document.createElement(tag), attributes, children);
export const svg = (tag, attributes = {}, ...children) => fill(document.createElementNS(SVG, tag), attributes, children);

/** A table; `numbers` tells which columns are numbers. */
export function table(head, rows, numbers = []) {
  const cell = (tag, value, i) => el(tag, { class: numbers.includes(i) ? 'n' : null, scope: tag === 'th' ? 'col' : null }, value ?? '–');
  return el('div', { class: 'scroll', tabindex: '0' }, el('table', {},
    el('thead', {}, el('tr', {}, head.map((value, i) => cell('th', value, i)))),
    el('tbody', {}, rows.map(row => el('tr', {}, row.map((value, i) => cell('td', value, i)))))));
}

/** The frame of a panel, made once: title, note, body, and the table behind it, which is drawn while it is open. */
export function panel(root, title, table = 'As a table') {
  const id = root.id;
  const note = el('span', { class: 'dim' });
  const body = el('div');
  const more = el('div');
  const details = el('details', {}, el('summary', {}, table), more);
  const choice = el('span');
  root.append(el('div', { class: 'head' }, el('h2', { id: `${id}-title`, tabindex: '-1' }, title), choice, note), body, details);
  let choices = '';
  let draw = () => [];
  const redraw = () => { if (details.open) more.replaceChildren(draw()); };
  details.addEventListener('toggle', redraw);
  return {
    body,
    /** Offers names, made anew only when there are others, so that nobody loses what is being chosen. */
    offer(names, chosen, choose) {
      const now = [...names].sort().join('\n');
      if (now === choices) return;
      choices = now;
      choice.replaceChildren(...(names.length < 2 ? [] : [el('select', { 'aria-label': 'Model', onchange: event => choose(event.target.value) },
        names.map(name => el('option', { value: name, selected: name === chosen }, name)))]));
    },
    show(children, text, rows) {
      body.replaceChildren(...[children].flat());
      note.textContent = text;
      draw = rows;
      redraw();
    },
  };
}
