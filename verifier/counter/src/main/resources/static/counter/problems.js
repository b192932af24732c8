// What a problem of this server means for a clerk.
import { text } from '/screens/screen.js';

const SENTENCES = {
  OFFLINE: ['连不上服务器。请检查网络后再试。', 'The server cannot be reached. Check the network and try again.'],
  ENROLMENT_CODE: ['登记码不对，或已用过、已过期。请向主管要一个新的。', 'This enrolment code is wrong, used or too old. Ask the supervisor for a new one.'],
  TOO_MANY_TRIES: ['错误次数太多，请过几分钟再试。', 'Too many wrong codes. Wait a few minutes.'],
  VALIDATION_FAILED: ['请检查输入。登记码为 8 个字符。', 'Check what was typed. A code has 8 characters.'],
  NO_TRUST: ['服务器还没有信任文件，请稍后再试。', 'The server holds no trust file yet. Try again later.'],
  NO_WALLET: ['这里不能用短码，请改为扫码。', 'Short codes are not available here. Scan instead.'],
  CODE_UNKNOWN: ['短码不对，或已用过、已超过一分钟。请持证人再生成一个。', 'This code is wrong, used or older than a minute. Ask the holder for a new one.'],
  WALLET_SILENT: ['钱包服务器没有回答，请改为扫码。', "The wallet's server does not answer. Scan instead."],
  DESK_UNKNOWN: ['本终端已被停用，请向主管要登记码重新登记。', 'This desk was removed. Ask the supervisor for a code and enrol again.'],
  NOT_SUPERVISOR: ['此终端不是主管终端。', "This is no supervisor's desk."],
};

export function sentence(code) {
  const [zh, en] = SENTENCES[code] ?? ['服务器拒绝了请求，请稍后再试。', 'The server refused. Try again later.'];
  return { zh, en };
}

export function problemText(code) {
  const { zh, en } = sentence(code);
  return text(zh, en);
}
