// The form adds up once it is sent. With this the sum, and what stays free on each line, follow while somebody types.
const AMOUNT = /^(\d{1,3}(?:[. ]\d{3})+|\d+)(?:,(\d{1,2}))?$/;
const LARGEST = 10_000_000_000;
const PAUSE = 300; // milliseconds without a key, so that a screen reader says a sum and not every digit

/** Cents as som_portal/kit/money.py reads them; null for what is no amount. */
export function cents(text) {
  const plain = text.replace(/[\u00a0\u202f\u2009]/g, " ").replaceAll("€", " ").replaceAll("EUR", " ").trim();
  const found = AMOUNT.exec(plain);
  if (!found) return null;
  const amount = Number(found[1].replace(/[. ]/g, "").slice(0, 15)) * 100 + Number((found[2] ?? "").padEnd(2, "0"));
  return amount > LARGEST ? null : amount;
}

/** Flemish money: 950050 is "€ 9.500,50". */
export function euro(amount) {
  const whole = String(Math.floor(amount / 100)).replace(/\B(?=(\d{3})+$)/g, ".");
  const rest = amount % 100;
  return `€\u00a0${whole}${rest ? `,${String(rest).padStart(2, "0")}` : ""}`;
}

function said(words, facts) {
  return words.replace(/\{(\w+)\}/g, (_whole, name) => facts[name]);
}

function told(words, [line, free], asked) {
  const facts = { line, asked: euro(asked) };
  if (free === null) return said(words.plain, facts);
  if (asked > free) return said(words.over, { ...facts, over: euro(asked - free) });
  return said(words.left, { ...facts, left: euro(free - asked) });
}

export function sentences({ rows, lines, words }, fields) {
  const asked = new Map();
  let total = 0;
  let isRead = true;
  for (const [amountName, lineName] of rows) {
    const text = fields[amountName].value;
    const amount = text ? cents(text) : 0;
    const line = fields[lineName].value;
    isRead &&= amount !== null;
    total += amount ?? 0;
    if (amount && lines[line]) asked.set(line, (asked.get(line) ?? 0) + amount);
  }
  const all = total ? [said(words.sum, { sum: euro(total) })] : [];
  for (const [line, amount] of asked) all.push(told(words, lines[line], amount));
  return isRead ? all : [...all, words.unread];
}

for (const place of document.querySelectorAll("[data-costs]")) {
  const asked = JSON.parse(place.dataset.costs);
  const form = place.closest("form");
  const show = () => {
    const list = document.createElement("ul");
    list.className = "notice";
    for (const sentence of sentences(asked, form.elements)) {
      const item = document.createElement("li");
      item.textContent = sentence;
      list.append(item);
    }
    if (place.textContent.trim() !== list.textContent) place.replaceChildren(...(list.children.length ? [list] : []));
  };
  let waiting;
  form.addEventListener("input", (event) => {
    if (!asked.rows.flat().includes(event.target.name)) return;
    clearTimeout(waiting);
    waiting = setTimeout(show, PAUSE);
  });
  show();
}
