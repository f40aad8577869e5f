import type { FormField, Question } from '../api/types';

type Fields = Record<string, FormField>;

const INPUT_TYPES: Record<string, string> = { email: 'email', uri: 'url', date: 'date', 'date-time': 'datetime-local' };

// Which of them it is, the types of elements do not need to know.
const inputOf = (field: FormField): { type: 'text' } => ({ type: (INPUT_TYPES[field.format ?? ''] ?? 'text') as 'text' });

const choicesOf = (field: FormField): { value: string; title: string }[] | undefined =>
  (field.oneOf ?? field.items?.anyOf)?.map(({ const: value, title }) => ({ value, title })) ?? (field.enum ?? field.items?.enum)?.map((value) => ({ value, title: value }));

const Field = ({ name, field, isRequired }: { name: string; field: FormField; isRequired: boolean }) => {
  const choices = choicesOf(field);
  const value = field.default === undefined ? undefined : String(field.default);
  return (
    <label class="field">
      <bdi>{field.title ?? name}{isRequired && ' (needed)'}</bdi>
      {field.description && <span class="hint"><bdi>{field.description}</bdi></span>}
      {choices
        ? <select name={name} multiple={field.type === 'array'} required={isRequired} defaultValue={value}>{!isRequired && field.type !== 'array' && <option value="" />}{choices.map((choice) => <option key={choice.value} value={choice.value}>{choice.title}</option>)}</select>
        : field.type === 'boolean' ? <input type="checkbox" name={name} defaultChecked={field.default === true} />
          : field.type === 'string' ? <input {...inputOf(field)} name={name} required={isRequired} defaultValue={value} />
            : <input type="number" step={field.type === 'integer' ? 1 : 'any'} name={name} required={isRequired} defaultValue={value} />}
    </label>
  );
};

/** What was filled in, in the form's own types; what was left empty is left out. */
export const filled = (form: FormData, fields: Fields): Record<string, unknown> => {
  const content: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(fields)) {
    const given = String(form.get(name) ?? '');
    if (field.type === 'boolean') content[name] = form.has(name);
    else if (field.type === 'array') content[name] = form.getAll(name);
    else if (given === '') continue;
    else if (field.type === 'string') content[name] = field.format === 'date-time' ? new Date(given).toISOString() : given;
    else content[name] = Number(given);
  }

  return content;
};

/** The form that an upstream asks a person to fill in. */
export const Form = ({ schema }: { schema: NonNullable<Question['schema']> }) => (
  <>
    {Object.entries(schema.properties ?? {}).map(([name, field]) => <Field key={name} name={name} field={field} isRequired={schema.required?.includes(name) === true} />)}
  </>
);
