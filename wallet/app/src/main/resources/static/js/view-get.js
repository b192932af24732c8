// Getting a certificate: a code or link, then what is offered, then the digits, then it is there.
import { announce, element, text, words } from '/screens/screen.js';
import { icon } from './icons.js';
import { append, problemPlace, whileBusy } from './parts.js';
import { askToStay } from './persistence.js';
import { accept, look } from './receive.js';
import { scan } from './scan.js';

/** `offered` is a link that is examined at once; `replaces` the id of the certificate whose successor it is. */
export async function open(room, offered, replaces) {
  const problems = problemPlace();
  const stage = element('div', {});
  const steps = element('ol', { class: 'steps less' }, [['领取码', 'Code'], ['核对', 'Check'], ['完成', 'Done']].map(([zh, en]) => element('li', {}, text(zh, en))));
  append(room, element('h1', {}, text('领取证照', 'Get a card')), steps, problems.place, stage);
  let closeCamera;

  function step(number, ...content) {
    closeCamera?.();
    closeCamera = undefined;
    [...steps.children].forEach((each, at) => (at === number ? each.setAttribute('aria-current', 'step') : each.removeAttribute('aria-current')));
    stage.replaceChildren(...content.filter(Boolean));
  }

  function askForCode() {
    const place = element('div', {});
    const input = element('textarea', { id: 'offer', rows: '3', autocomplete: 'off', spellcheck: 'false' });
    const go = element('button', { class: 'button second wide', id: 'open-offer', type: 'submit' }, text('继续', 'Continue'));
    const camera = element('button', { class: 'button huge wide', id: 'scan', type: 'button', onclick: () => {
      problems.clear();
      camera.hidden = true;
      let isRead = false;
      closeCamera = scan(place, (content) => {
        if (!isRead) {
          isRead = true;
          examine(content);
        }
      });
    } }, icon('scan'), element('span', {}, text('扫一扫', 'Scan')));
    step(0,
      element('p', { class: 'stacked' }, text('扫描窗口给您的领取码。', 'Scan the code that the office gave you.')), camera, place,
      element('form', { class: 'card after', onsubmit: (event) => {
        event.preventDefault();
        whileBusy(go, () => examine(input.value));
      } },
      element('div', { class: 'field' }, element('label', { for: 'offer' }, text('或者粘贴链接', 'Or paste the link')), input), go));
  }

  async function examine(content) {
    problems.clear();
    try {
      confirm(await look(content));
    } catch (problem) {
      askForCode();
      problems.say(problem);
    }
  }

  function confirm(offer) {
    const digits = offer.txCode && digitsField(offer.txCode);
    const take = element('button', { class: 'button huge wide', id: 'accept', type: 'submit' }, text('领取', 'Accept'));
    const form = element('form', { class: 'card', novalidate: true, onsubmit: (event) => {
      event.preventDefault();
      const typed = digits?.input.value.replace(/\D/g, '') ?? '';
      if (digits && typed.length !== (offer.txCode.length ?? typed.length)) {
        digits.wrong(offer.txCode.length);
        return;
      }
      whileBusy(take, () => receive(offer, typed));
    } },
    element('p', { class: 'small faint stacked' }, text('本市电子证照发放服务要给您', 'This city’s service offers you')),
    ...distinct(offer.wanted.map(({ name }) => name)).map((name) => element('h2', { class: 'offered' }, words(name))),
    digits?.field, element('div', { class: 'stack' }, take,
    element('a', { class: 'button quiet wide', href: '#/' }, text('不领取', 'Not now'))));
    step(1, form);
    (digits?.input ?? take).focus();
    announce('请核对要领取的证照', 'Please check what you are offered');
  }

  async function receive(offer, typed) {
    problems.clear();
    announce('正在领取', 'Getting it');
    try {
      const { id } = await accept(offer, typed, replaces);
      done(id, await askToStay());
    } catch (problem) {
      if (problem.code !== 'WRONG_DIGITS' && problem.code !== 'OFFLINE') {
        askForCode();
      }
      problems.say(problem);
    }
  }

  function done(id, stays) {
    announce('证照已放进这台手机', 'The card is on this phone');
    step(2,
      element('div', { class: 'done', id: 'received', 'data-certificate': id },
        element('h2', {}, id ? text('领取成功', 'It is on your phone') : text('正在制作', 'Being prepared')),
        element('p', { class: 'stacked' }, id ? text('不用联网也能出示。', 'You can show it without a network.') : text('发证机构还要一点时间，好了会自动放到「证照」里。', 'The authority needs a little time. It will appear among your cards by itself.'))),
      stays ? null : element('p', { class: 'notice less stacked' }, text('手机空间不足时，浏览器可能会清除证照；那时请向发证机构重新领取。把本页“添加到主屏幕”可以减少这种情况。',
        'When the phone runs out of room the browser may clear your cards; you would then get them again from the authority. Adding this page to the home screen makes that less likely.')),
      element('div', { class: 'stack' },
        id ? element('a', { class: 'button huge wide', href: `#/show/${id}`, id: 'show-now' }, icon('qr'), element('span', {}, text('现在出示', 'Show it now'))) : null,
        element('a', { class: 'button second wide', href: '#/' }, text('回到证照', 'Back to my cards'))));
  }

  askForCode();
  if (offered) {
    history.replaceState(null, '', '#/get');
    await examine(offered);
  }
  return () => closeCamera?.();
}

function digitsField({ length, input_mode: mode }) {
  const hint = element('p', { class: 'hint stacked', id: 'digits-hint' }, text('工作人员另外告诉您的数字。不要告诉别人。', 'The officer tells them to you. Keep them to yourself.'));
  const wrong = element('p', { class: 'wrong', id: 'digits-wrong', hidden: true });
  const input = element('input', {
    id: 'digits', class: 'digits', inputmode: mode === 'text' ? 'text' : 'numeric', autocomplete: 'one-time-code', maxlength: length, 'aria-describedby': 'digits-hint digits-wrong',
  });
  const field = element('div', { class: 'field' }, element('label', { for: 'digits' }, text('输入数字', 'Enter the digits')), input, hint, wrong);
  return {
    field,
    input,
    wrong(count) {
      wrong.replaceChildren(text(`要 ${count} 位数字`, `${count} digits, please`));
      wrong.hidden = false;
      input.setAttribute('aria-invalid', 'true');
      input.focus();
    },
  };
}

function distinct(names) {
  return names.filter((name, at) => names.findIndex((other) => other.zh === name.zh) === at);
}
