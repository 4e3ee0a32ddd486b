import { useState } from "react";
import { ChoiceGroup } from "../ui/ChoiceGroup.tsx";
import { CopyField } from "../ui/CopyField.tsx";
import { PasswordField } from "../ui/PasswordField.tsx";
import { SelectField } from "../ui/SelectField.tsx";
import { TextArea } from "../ui/TextArea.tsx";
import { TextField } from "../ui/TextField.tsx";
import { Sample } from "./Sample.tsx";

/** What is typed into and chosen from; `id` keeps the groups of the themes apart. */
export function Fields({ id }: { id: string }) {
  const [choice, setChoice] = useState<"one" | "two">("one");
  return (
    <>
      <Sample name="TextField">
        <TextField label="Empty" placeholder="With a placeholder" />
        <TextField label="With a hint" hint="What is expected here." defaultValue="Filled" />
        <TextField label="With an error" error="Use at most 80 characters." defaultValue="Too long" />
        <TextField label="With a sign" leading="#" defaultValue="general" />
        <TextField label="Disabled" disabled defaultValue="Nothing to do here" />
      </Sample>
      <Sample name="TextArea">
        <TextArea label="Several lines" hint="It grows." defaultValue={"One\nTwo"} />
      </Sample>
      <Sample name="PasswordField">
        <PasswordField label="Password" defaultValue="wobbly lantern" />
      </Sample>
      <Sample name="SelectField">
        <SelectField
          label="Language"
          name={`${id}-language`}
          value="en"
          onChange={() => undefined}
          options={[
            { value: "en", title: "English" },
            { value: "ar", title: "العربية", lang: "ar" },
          ]}
        />
      </Sample>
      <Sample name="ChoiceGroup">
        <ChoiceGroup
          legend="One of a few"
          name={`${id}-choice`}
          value={choice}
          onChange={setChoice}
          choices={[
            { value: "one", title: "This one", text: "With a sentence about what it means." },
            { value: "two", title: "The other one" },
          ]}
        />
      </Sample>
      <Sample name="CopyField">
        <CopyField label="Invitation link" value="https://chat.example.org/join/abc" />
      </Sample>
    </>
  );
}
