// What went wrong, in words for the person who holds the phone.

export class Problem extends Error {
  /** `code` is for tests and for whoever helps; the sentences say what happened and what to do next. */
  constructor(code, zh, en) {
    super(code);
    this.code = code;
    this.zh = zh;
    this.en = en;
  }

  static of(error) {
    if (error instanceof Problem || (error?.code && error.zh)) {
      return error;
    }
    console.warn(error);
    return new Problem('UNEXPECTED', '出了意外，请再试一次。', 'Something unexpected happened. Please try again.');
  }
}

export function offline() {
  return new Problem('OFFLINE', '现在连不上网络。领取证照要联网，出示证照不用。', 'There is no connection. You need one to get a certificate, and none to show it.');
}
