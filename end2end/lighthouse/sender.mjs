// Somebody who sends feedback, as a browser without scripts does it, so that the pages behind it can be opened.

const FORM = '/gui-phan-anh';
const WORDS = 'Tôi nộp hồ sơ xác nhận từ đầu tháng, đã ba lần lên quầy số hai mà lần nào cũng được hẹn lại, không ai nói vì sao.';

export class Sender {
  #cookies = new Map();

  constructor(base) {
    this.base = base;
  }

  /** What the browser sends with each request. */
  get cookie() {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async #ask(path, options = {}) {
    const headers = { cookie: this.cookie, origin: this.base, ...options.headers };
    const answer = await fetch(`${this.base}${path}`, { ...options, headers, redirect: 'manual' });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0].split(/=(.*)/s);
      this.#cookies.set(name, value);
    }
    return answer;
  }

  async get(path) {
    return (await this.#ask(path)).text();
  }

  async post(path, body) {
    const answer = await this.#ask(path, { method: 'POST', body: body instanceof FormData ? body : new URLSearchParams(body) });
    if (answer.status !== 303) throw new Error(`${path} answered ${answer.status}`);
  }

  /** Up to the page that shows the code. */
  async fillIn() {
    await this.post(FORM, { kind: 'PHAN_ANH' });
    const province = /<option value="(\d+)"[^>]*>Tỉnh Sông Sậy</.exec(await this.get(`${FORM}/tinh`))[1];
    await this.post(`${FORM}/tinh`, { province });
    await this.post(`${FORM}/xa`, { commune: 'province' });
    await this.post(`${FORM}/don-vi`, { subject_unit: 'unknown' });
    await this.post(`${FORM}/nguoi`, { subject_post: 'unknown' });
    await this.post(`${FORM}/linh-vuc`, { category: 'B4' });
    await this.post(`${FORM}/noi-dung`, { body: WORDS });
    const noFiles = new FormData();
    noFiles.set('action', 'next');
    await this.post(`${FORM}/tep`, noFiles);
    await this.post(`${FORM}/danh-tinh`, { identity: 'anonymous' });
    await this.post(`${FORM}/kiem-tra`, { declare: 'yes', privacy: 'yes' });
    return /<input[^>]*name="code"[^>]*value="([^"]+)"/.exec(await this.get(`${FORM}/ma`))[1];
  }

  async send(code) {
    await this.post(`${FORM}/ma`, { code, receipt_saved: 'yes' });
  }

  async follow(code) {
    await this.post('/tra-cuu', { code });
  }
}
