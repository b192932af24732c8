// The live code: large, black on white, made on this device every 30 seconds, with a countdown that is seen.
import { paintCode } from '/countersign/canvas.js';
import { announce, element, text, words } from '/screens/screen.js';
import { now } from './bytes.js';
import { parseDeskCode, parseTypedDeskCode } from './desk.js';
import { ask } from './http.js';
import { icon } from './icons.js';
import { drawCode } from './module.js';
import { append, canBeShown, disclosed, problemPlace, spoken, whileBusy } from './parts.js';
import { scan } from './scan.js';
import { addHistory } from './store.js';
import { certificate, showLive } from './wallet.js';

const REFRESH_SECONDS = 30;

export async function open(room, id) {
  const held = await certificate(id);
  const problems = problemPlace();
  const stage = element('div', {});
  let close;
  append(room, 
    element('div', { class: 'row top' },
      element('a', { class: 'button quiet back', href: '#/', 'aria-label': spoken('返回', 'Back') }, icon('left')),
      element('h1', { class: 'compact' }, words(held.name))),
    problems.place, stage);

  function live(meant) {
    close?.();
    close = showCode(stage, held, meant, problems, askForDesk);
  }

  function askForDesk() {
    close?.();
    close = askDesk(stage, held, live, problems);
  }

  if (!canBeShown(held)) {
    problems.say({ code: 'NOT_VALID', zh: held.state.citizen?.zh ?? '这份证照现在不能出示。', en: held.state.citizen?.en ?? 'This card cannot be shown now.' });
  } else if (held.showing === 'desk-bound') {
    askForDesk();
  } else {
    live({});
  }
  return () => close?.();
}

/** A type that counts at one desk only wants that desk's code first. */
function askDesk(stage, held, onDesk, problems) {
  let closeCamera;
  document.body.classList.remove('white');
  const place = element('div', {});
  const input = element('input', { id: 'desk', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false' });

  function take(meant) {
    if (meant) {
      problems.clear();
      onDesk(meant);
    } else {
      problems.say({ code: 'NOT_A_DESK', zh: '这不是柜台码。柜台码贴在窗口上，以 CSD1 开头。', en: 'This is no desk code. It stands at the desk and begins with CSD1.' });
    }
  }

  const camera = element('button', { class: 'button huge wide', type: 'button', id: 'scan-desk', onclick: () => {
    camera.hidden = true;
    let isRead = false;
    closeCamera = scan(place, (content) => {
      const meant = parseDeskCode(content);
      if (!isRead && meant) {
        isRead = true;
        take(meant);
      }
    });
  } }, icon('scan'), element('span', {}, text('扫柜台码', 'Scan the desk’s code')));
  stage.replaceChildren(
    element('p', { class: 'stacked' }, text('先扫柜台上的码。之后的二维码只有这个柜台能用。', 'First scan the code at the desk. Your code will then be good at that desk only.')),
    disclosed(held), camera, place,
    element('form', { class: 'card after', onsubmit: (event) => {
      event.preventDefault();
      take(parseTypedDeskCode(input.value));
    } },
    element('div', { class: 'field' }, element('label', { for: 'desk' }, text('或者输入柜台码', 'Or type the desk’s code')), input),
    element('button', { class: 'button second wide', type: 'submit', id: 'take-desk' }, text('继续', 'Continue'))));
  return () => closeCamera?.();
}

function showCode(stage, held, meant, problems, askForDesk) {
  const canvas = element('canvas', { role: 'img', 'aria-label': spoken(`${held.name.zh}的二维码，请对准扫码器`, `The code of your ${held.name.en}; hold it before the scanner`) });
  const bar = element('progress', { class: 'countdown', max: REFRESH_SECONDS, value: REFRESH_SECONDS, 'aria-label': spoken('离更新还有', 'Until the next one') });
  const left = element('p', { class: 'left', role: 'timer', 'aria-live': 'off' });
  const extra = element('div', { class: 'extra' });
  stage.replaceChildren(element('div', {},
    element('div', { class: 'qr live', id: 'live-code' }, canvas), bar, left,
    element('p', { class: 'who' }, held.fields[0]?.display.zh ?? ''),
    meant.desk ? element('p', { class: 'small stacked', id: 'for-desk' }, text(`只给柜台 ${meant.desk} 看`, `For desk ${meant.desk} only`)) : null,
    disclosed(held), extra));
  document.body.classList.add('white');
  const awake = keepAwake();
  let madeAt = 0;
  let isMaking = false;
  let isOpen = true;

  async function make() {
    isMaking = true;
    try {
      const shown = await showLive(held.id, meant);
      const drawn = await drawCode(shown, 'M');
      if (isOpen) {
        paintCode(canvas, drawn);
        canvas.dataset.text = shown;
        canvas.dataset.made = now();
        madeAt = Date.now();
        problems.clear();
      }
    } catch (problem) {
      problems.say(problem);
    } finally {
      isMaking = false;
    }
  }

  function tick() {
    const rest = Math.max(0, REFRESH_SECONDS - Math.floor((Date.now() - madeAt) / 1000));
    bar.value = rest;
    left.replaceChildren(text(`${rest} 秒后自动更新`, `New code in ${rest} s`));
    if (rest === 0 && !isMaking && document.visibilityState === 'visible') {
      make();
    }
  }

  make().then(() => announce('二维码已显示', 'The code is on the screen'));
  const ticking = setInterval(tick, 250);
  document.addEventListener('visibilitychange', tick);
  addHistory({ at: now(), certificate: held.id, name: held.name, way: 'live', desk: meant.desk, purpose: meant.purpose, fields: held.fields.map(({ label }) => label) });
  extra.append(shortCode(held, meant, problems), forOneDesk(meant, askForDesk), tips());
  return () => {
    isOpen = false;
    clearInterval(ticking);
    document.removeEventListener('visibilitychange', tick);
    document.body.classList.remove('white');
    awake();
  };
}

/** Any card may be shown to one desk alone: nobody else can then use a picture of the code. */
function forOneDesk({ desk }, askForDesk) {
  return desk ? '' : element('button', { class: 'button quiet wide less', type: 'button', id: 'one-desk', onclick: askForDesk }, text('只给一个柜台看', 'For one desk only'));
}

function tips() {
  return element('p', { class: 'small faint less stacked' }, text('网页不能调屏幕亮度：扫不上时，请把屏幕调亮。', 'A page cannot set the brightness: if it is not read, please make the screen brighter.'));
}

/** For a desk whose camera does not work: eight characters that stand for this showing, once, for a minute. */
function shortCode(held, meant, problems) {
  const place = element('div', { role: 'status' });
  const button = element('button', { class: 'button second wide', type: 'button', id: 'short-code', onclick: () => whileBusy(button, make) },
    icon('keys'), text('扫不上？报短码', 'Not read? Say a short code'));
  let end;

  async function make() {
    try {
      const answer = await ask('/api/v1/codes', {
        method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text: await showLive(held.id, meant) }),
      });
      if (answer.status !== 201) {
        throw new Error(String(answer.status));
      }
      const { code, expiresAt } = answer.body;
      clearTimeout(end);
      end = setTimeout(() => place.replaceChildren(), Math.max(0, expiresAt * 1000 - Date.now()));
      place.replaceChildren(
        element('p', { class: 'short-code', 'aria-label': [...code].join(' ') }, `${code.slice(0, 4)} ${code.slice(4)}`),
        element('p', { class: 'small faint stacked' }, text('报给工作人员。一分钟内有效，只能用一次。', 'Say it to the clerk. Good for one minute and once.')));
    } catch (problem) {
      problems.say(problem.code === 'OFFLINE'
        ? { code: 'OFFLINE', zh: '短码要联网。没有网络时请出示二维码。', en: 'A short code needs a connection. Without one, please show the code above.' }
        : problem);
    }
  }
  return element('div', {}, button, place);
}

/** Keeps the screen on; the browser lets go of it whenever the page is hidden. */
function keepAwake() {
  let lock;
  let isWanted = true;
  async function hold() {
    if (isWanted && document.visibilityState === 'visible' && 'wakeLock' in navigator) {
      lock = await navigator.wakeLock.request('screen').catch(() => undefined);
      if (!isWanted) {
        lock?.release();
      }
    }
  }
  hold();
  document.addEventListener('visibilitychange', hold);
  return () => {
    isWanted = false;
    document.removeEventListener('visibilitychange', hold);
    lock?.release();
  };
}
