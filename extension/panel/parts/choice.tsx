import type { JSX } from 'preact';

interface ChoiceProps {
  readonly label: string;
  readonly name: string;
  /** Empty: anything. */
  readonly value: string;
  /** What "anything" is called. */
  readonly any: string;
  readonly options: readonly (readonly [string, string])[];
  readonly choose: (value: string) => void;
}

/** One of several that a list is narrowed to. */
export function Choice({ label, name, value, any, options, choose }: ChoiceProps): JSX.Element {
  // What was chosen on another day may not be among today's notes: it is still what narrows the list.
  const known = value === '' || options.some(([each]) => each === value);
  return (
    <label class="narrowing">
      <span>{label}</span>
      <select name={name} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">{any}</option>
        {options.map(([each, text]) => <option key={each} value={each}>{text}</option>)}
        {!known && <option value={value}>{value}</option>}
      </select>
    </label>
  );
}
