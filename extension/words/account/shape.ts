import type { Plural } from '../plural.ts';

export interface SignInWords {
  readonly title: string;
  readonly why: string;
  readonly email: string;
  readonly password: string;
  readonly passwordHint: string;
  readonly name: string;
  readonly code: string;
  readonly sendCode: string;
  readonly codeSent: string;
  readonly checkCode: string;
  readonly signIn: string;
  readonly signUp: string;
  readonly signOut: string;
  readonly withCode: string;
  readonly withPassword: string;
  readonly newAccount: string;
  readonly useHere: string;
  readonly useHereHint: string;
  readonly signedInAs: string;
  readonly account: string;
}

export interface DelegationWords {
  readonly delegation: string;
  readonly active: string;
  readonly onlyMe: string;
  readonly none: string;
  readonly create: string;
  readonly name: string;
  readonly join: string;
  readonly joinCode: string;
  readonly joined: string;
  readonly invite: string;
  readonly role: string;
  readonly head: string;
  readonly member: string;
  readonly observer: string;
  readonly uses: string;
  readonly makeCode: string;
  readonly codeOnce: string;
  readonly leave: string;
  readonly leaveSure: string;
  readonly left: string;
  readonly people: Plural;
  readonly roster: string;
}
