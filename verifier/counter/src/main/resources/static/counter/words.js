// The words of verdicts, and of ages and times, in both languages.

/** Of each verdict: what it means for the clerk's hands (tone), and the one word that is read from a metre. */
export const VERDICTS = {
  VALID: { tone: 'yes', zh: '有效', en: 'Valid' },
  CANNOT_TELL: { tone: 'unsure', zh: '无法判断', en: 'Cannot tell' },
  REVOKED: { tone: 'no', zh: '已吊销', en: 'Revoked' },
  SUSPENDED: { tone: 'no', zh: '已暂停', en: 'Suspended' },
  EXPIRED: { tone: 'no', zh: '已过期', en: 'Expired' },
  NOT_YET_VALID: { tone: 'no', zh: '尚未生效', en: 'Not yet valid' },
  NOT_TRUSTED: { tone: 'no', zh: '不可信', en: 'Not trusted' },
  WRONG_SHOWING: { tone: 'no', zh: '出示不符', en: 'Wrong showing' },
  UNREADABLE: { tone: 'unsure', zh: '无法识别', en: 'Unreadable' },
};

const STEPS = [[86400, '天', 'd'], [3600, '小时', 'h'], [60, '分钟', 'min'], [1, '秒', 's']];

/** A length of time in its largest whole unit. */
export function span(seconds) {
  const length = Math.max(0, Math.round(seconds));
  const [size, zh, en] = STEPS.find(([unit]) => length >= unit) ?? STEPS.at(-1);
  const count = Math.floor(length / size);
  return { zh: `${count} ${zh}`, en: `${count} ${en}` };
}

/** The time of day in the city; with the day where that is another one. */
export function clock(seconds) {
  const time = new Date(seconds * 1000);
  const of = (options) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', ...options }).format(time);
  const day = of({ dateStyle: 'short' });
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' }).format(new Date());
  const hour = of({ hour: '2-digit', minute: '2-digit' });
  return day === today ? hour : `${day} ${hour}`;
}
