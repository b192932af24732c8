// One result in one glance: colour, shape, word; then the person; one reason, one next step.
import { element, text, words } from '/screens/screen.js';
import { VERDICTS, clock, span } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';
const SHAPES = {
  yes: [['circle', { cx: 50, cy: 50, r: 42 }], ['path', { d: 'M29 52l15 15 28-33' }]],
  no: [['path', { d: 'M33 8h34l25 25v34L67 92H33L8 67V33z' }], ['path', { d: 'M35 35l30 30M65 35L35 65' }]],
  unsure: [['path', { d: 'M50 9l44 78H6z' }], ['path', { d: 'M50 38v22M50 74v.5' }]],
};
/** Shown large: who it is. The rest follows in rows. */
const NAMES = ['holderName', 'name', 'spouseName', 'businessName'];

export function shape(tone) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 100 100');
  svg.setAttribute('class', 'shape');
  svg.setAttribute('aria-hidden', 'true');
  for (const [name, attributes] of SHAPES[tone]) {
    const part = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([attribute, value]) => part.setAttribute(attribute, value));
    svg.append(part);
  }
  return svg;
}

/** The verdict of one decision; `mismatch` when the certificate is none that the chosen service asks for. */
export function verdictView(answer, { purpose } = {}) {
  const verdict = VERDICTS[answer.verdict];
  const needsLook = answer.verdict === 'VALID' && answer.reason === 'AS_OF';
  return element('section', { class: 'outcome', 'data-verdict': answer.verdict, 'data-reason': answer.reason, 'aria-labelledby': 'word' },
    element('div', { class: `verdict ${verdict.tone}` },
      shape(verdict.tone),
      element('div', { class: 'said' },
        element('h1', { class: 'word', id: 'word' }, words(verdict)),
        element('p', { class: 'reason stacked' }, words(answer.clerk)))),
    element('div', { class: `next ${verdict.tone}` },
      needsLook && idCard(),
      element('div', {},
        element('h2', { class: 'small' }, text('下一步', 'Next step')),
        element('p', { class: 'stacked' }, words(answer.nextStep)))),
    answer.certificate && person(answer.certificate, purpose, answer.status));
}

function idCard() {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 64 48');
  svg.setAttribute('class', 'id-card');
  svg.setAttribute('aria-hidden', 'true');
  for (const d of ['M4 6h56v36H4z', 'M14 34c0-6 4-9 8-9s8 3 8 9', 'M22 13a5 5 0 1 0 .1 0', 'M38 18h14M38 26h14M38 34h9']) {
    const path = document.createElementNS(SVG, 'path');
    path.setAttribute('d', d);
    svg.append(path);
  }
  return svg;
}

function person(certificate, purpose, status) {
  const names = certificate.fields.filter(({ name }) => NAMES.includes(name));
  const wanted = new Set(purpose?.claims ?? []);
  const others = certificate.fields.filter(({ name }) => !NAMES.includes(name));
  const first = others.filter(({ name }) => wanted.has(name));
  const rest = others.filter(({ name }) => !wanted.has(name));
  return element('div', { class: 'card person' },
    element('p', { class: 'kind' },
      element('span', {}, words(certificate.typeName)),
      element('span', { class: 'faint issuer' }, words(certificate.issuerName))),
    purpose && !purpose.types.includes(certificate.type)
      && element('p', { class: 'problem' }, text('这不是本服务所需的证照。', 'This service asks for another certificate.')),
    names.length > 0 && element('p', { class: 'name' }, names.map(({ display }) => display.zh).join(' · ')),
    element('dl', { class: 'facts' }, [...first, ...rest].flatMap(({ name, label, display }) => [
      element('dt', { class: wanted.has(name) && 'wanted' }, words(label)),
      element('dd', { class: wanted.has(name) && 'wanted' }, value(display)),
    ])),
    status && freshness(status));
}

/** Most values are the same in both languages: a number, a day. */
function value(display) {
  return display.zh === display.en ? display.zh : words(display);
}

function freshness({ issuedAt, ageSeconds, limitSeconds }) {
  const left = limitSeconds - ageSeconds;
  const remaining = span(left);
  return element('div', { class: 'freshness' },
    element('meter', { min: 0, max: limitSeconds, low: limitSeconds / 8, value: Math.max(0, left), 'aria-label': '状态还可用多久 How long the status still counts' }),
    element('p', { class: 'small' },
      left > 0
        ? text(`状态 ${clock(issuedAt)}，无网络时还可用 ${remaining.zh}`, `Status of ${clock(issuedAt)}; counts for ${remaining.en} more without a network`)
        : text(`状态 ${clock(issuedAt)}，已超过期限`, `Status of ${clock(issuedAt)}, older than allowed`)));
}
