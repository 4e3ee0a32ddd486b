import { RadioChoice } from "./RadioChoice.tsx";

type Choice<Value extends string> = { value: Value; title: string; text?: string };
type Props<Value extends string> = {
  legend: string;
  name: string;
  value: Value;
  choices: readonly Choice<Value>[];
  onChange: (value: Value) => void;
};

/** A few choices of which one holds, and counts as soon as it is chosen. */
export function ChoiceGroup<Value extends string>({ legend, name, value, choices, onChange }: Props<Value>) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 font-semibold">{legend}</legend>
      {choices.map((choice) => (
        <RadioChoice key={choice.value} name={name} {...choice} checked={choice.value === value} onChoose={() => onChange(choice.value)} />
      ))}
    </fieldset>
  );
}
