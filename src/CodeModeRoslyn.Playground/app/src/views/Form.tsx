import type { FormField, Question } from '../api/types';
import { Foreign } from './Foreign';

type Schema = NonNullable<Question['schema']>;

const INPUT_TYPES: Record<string, string> = { email: 'email', uri: 'url', date: 'date', 'date-time': 'datetime-local' };

// Which of them it is, the types of elements do not need to know.
const inputOf = (field: FormField): { type: 'text' } => ({ type: (INPUT_TYPES[field.format ?? ''] ?? 'text') as 'text' });

const choicesOf = (field: FormField): { value: string; title: string }[] | undefined =>
  (field.oneOf ?? field.items?.anyOf)?.map(({ const: value, title }) => ({ value, title })) ?? (field.enum ?? field.items?.enum)?.map((value) => ({ value, title: value }));

const Field = ({ input, name, field, isRequired }: { input: string; name: string; field: FormField; isRequired: boolean }) => {
  const choices = choicesOf(field);
  const value = field.default === undefined || Array.isArray(field.default) ? undefined : String(field.default);
  const preset = Array.isArray(field.default) ? field.default.map(String) : value === undefined ? [] : [value];
  return (
    <label class="field">
      <Foreign text={field.title ?? name} />{isRequired && ' (needed)'}
      {field.description && <span class="hint"><Foreign text={field.description} /></span>}
      {choices
        ? <select name={input} multiple={field.type === 'array'} required={isRequired}>{!isRequired && field.type !== 'array' && <option value="" />}{choices.map((choice) => <option key={choice.value} value={choice.value} selected={preset.includes(choice.value)}>{choice.title}</option>)}</select>
        : field.type === 'boolean' ? <input type="checkbox" name={input} defaultChecked={field.default === true} />
          : field.type === 'string' ? <input {...inputOf(field)} name={input} required={isRequired} defaultValue={value} />
            : <input type="number" step={field.type === 'integer' ? 1 : 'any'} name={input} required={isRequired} defaultValue={value} />}
    </label>
  );
};

// An upstream names its fields as it likes; what they are called on the page is ours, since elements are found by their names.
const fieldsOf = (schema: Schema): { input: string; name: string; field: FormField }[] =>
  Object.entries(schema.properties ?? {}).flatMap(([name, field], index) => (typeof field === 'object' && field !== null ? [{ input: `field-${index}`, name, field }] : []));

/** What was filled in, in the form's own types; what was left empty is left out. */
export const filled = (form: FormData, schema: Schema): Record<string, unknown> => {
  const content = Object.create(null) as Record<string, unknown>;
  for (const { input, name, field } of fieldsOf(schema)) {
    const given = String(form.get(input) ?? '');
    if (field.type === 'boolean') content[name] = form.has(input);
    else if (field.type === 'array') content[name] = form.getAll(input);
    else if (given === '') continue;
    else if (field.type === 'string') content[name] = field.format === 'date-time' ? new Date(given).toISOString() : given;
    else content[name] = Number(given);
  }

  return content;
};

/** The form that an upstream asks a person to fill in. */
export const Form = ({ schema }: { schema: Schema }) => (
  <>
    {fieldsOf(schema).map(({ input, name, field }) => <Field key={input} input={input} name={name} field={field} isRequired={schema.required?.includes(name) === true} />)}
  </>
);
