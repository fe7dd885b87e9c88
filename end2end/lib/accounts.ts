// The demonstration accounts, as `phanhoi demo` prints them: role, login, password, one-time-password secret.
import { readFileSync } from 'node:fs';

export interface Account {
  role: string;
  login: string;
  password: string;
  secret: string;
}

/** All accounts; `run.sh` says in ACCOUNTS which file they are in. */
export function accounts(file = process.env.ACCOUNTS): Account[] {
  if (!file) throw new Error('ACCOUNTS is not set: start the tests with end2end/run.sh');
  return readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((fields) => fields.length === 4)
    .map(([role, login, password, secret]) => ({ role, login, password, secret }));
}

/** The first account of a role, or the one with a login where several share the role. */
export function account(role: string, login?: string): Account {
  const found = accounts().find((one) => one.role === role && (!login || one.login === login));
  if (!found) throw new Error(`no demonstration account ${role} ${login ?? ''}`);
  return found;
}
