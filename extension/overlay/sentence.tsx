/** @jsxImportSource ./jsx */
import type { ComponentChildren } from 'preact';

/** A sentence with its values kept in their own direction. */
export function parts(sentence: string, values: Readonly<Record<string, string>>): ComponentChildren {
  return sentence.split(/(\{\w+\})/u).map((part) => {
    const name = /^\{(\w+)\}$/u.exec(part)?.[1];
    return name && name in values ? <bdi key={name}>{values[name]}</bdi> : part;
  });
}
