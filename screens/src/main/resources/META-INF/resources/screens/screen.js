// What all pages share: two languages, large type, and words for those who do not see the screen.

const LANGUAGES = ['both', 'zh', 'en'];
const LANGUAGE_KEY = 'countersign.language';
const TYPE_KEY = 'countersign.type';

/** An element. Attributes that are undefined, null or false are left out; `on…` functions listen; children are nodes or texts, and never markup. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(attribute.slice(2), value);
    } else if (value === true) {
      made.setAttribute(attribute, '');
    } else if (value !== undefined && value !== null && value !== false) {
      made.setAttribute(attribute, value);
    }
  }
  made.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return made;
}

/** One sentence in both languages; which of them are seen is the page's setting. */
export function text(zh, en) {
  const both = document.createDocumentFragment();
  both.append(element('span', { lang: 'zh' }, zh), element('span', { lang: 'en' }, en));
  return both;
}

/** A pair {zh, en}, as the check and the gateway give it. */
export function words(pair) {
  return text(pair.zh, pair.en);
}

/** Says something to a screen reader; an urgent one interrupts what it reads. */
export function announce(zh, en, isUrgent = false) {
  const region = liveRegion(isUrgent);
  region.replaceChildren();
  // A region that changes twice within one turn is read once: the new words come in a turn of their own.
  setTimeout(() => region.replaceChildren(chosenLanguage() === 'en' ? en : zh), 50);
}

function liveRegion(isUrgent) {
  const id = isUrgent ? 'said-at-once' : 'said';
  let region = document.getElementById(id);
  if (!region) {
    region = element('div', { id, class: 'unseen', role: isUrgent ? 'alert' : 'status', 'aria-live': isUrgent ? 'assertive' : 'polite' });
    document.body.append(region);
  }
  return region;
}

/** 'both', 'zh' or 'en'. */
export function chosenLanguage() {
  return document.documentElement.dataset.lang;
}

export function chooseLanguage(language) {
  const known = LANGUAGES.includes(language) ? language : 'both';
  document.documentElement.dataset.lang = known;
  document.documentElement.lang = known === 'en' ? 'en' : 'zh-CN';
  remember(LANGUAGE_KEY, known);
}

export function isLargeType() {
  return document.documentElement.dataset.type === 'large';
}

export function chooseLargeType(isLarge) {
  document.documentElement.dataset.type = isLarge ? 'large' : 'usual';
  remember(TYPE_KEY, document.documentElement.dataset.type);
}

/** The two switches of every page: language and size. */
export function switches() {
  const language = element('button', { type: 'button', class: 'button quiet', id: 'switch-language', onclick: () => {
    chooseLanguage(LANGUAGES[(LANGUAGES.indexOf(chosenLanguage()) + 1) % LANGUAGES.length]);
    label();
  } });
  const type = element('button', { type: 'button', class: 'button quiet', id: 'switch-type', onclick: () => {
    chooseLargeType(!isLargeType());
    label();
  } });
  function label() {
    language.textContent = { both: '中 / EN', zh: '中文', en: 'English' }[chosenLanguage()];
    language.setAttribute('aria-label', { both: '语言：中英双语 Language: both', zh: '语言：中文', en: 'Language: English' }[chosenLanguage()]);
    type.textContent = isLargeType() ? '标准字号 A' : '大字 A+';
    type.setAttribute('aria-pressed', String(isLargeType()));
    type.setAttribute('aria-label', '大字模式 Large type');
  }
  label();
  return [language, type];
}

// Storage may be forbidden; the page then starts with its defaults each time.
function remember(key, value) {
  try {
    localStorage.setItem(key, value);
  } catch {
    // Nothing depends on it.
  }
}

function remembered(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

chooseLanguage(remembered(LANGUAGE_KEY) ?? 'both');
chooseLargeType(remembered(TYPE_KEY) === 'large');
