import { Col, Form, type FormInstance, type FormItemProps } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { OperationFailure } from '../api/operation-failure.ts';

/** Forms whose rules are the contract's: each field is checked by its schema as it is left, and cleaned as it will be stored. */

type Rule = NonNullable<FormItemProps['rules']>[number];
export type FieldName = string | number | (string | number)[];

export function isBlank(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** A rule of the contract; `required` is what is said of a field left blank. */
export function schemaRule(schema: z.ZodType, required?: string): Rule {
  return {
    validator: async (_rule, value: unknown) => {
      if (isBlank(value)) {
        if (required) throw new Error(required);
        return;
      }
      const parsed = schema.safeParse(value);
      if (!parsed.success) throw new Error(parsed.error.issues[0]?.message ?? 'Giá trị chưa đúng.');
    },
  };
}

interface FieldProps {
  name: FieldName;
  label: string;
  schema?: z.ZodType;
  /** What is said where the field is left blank; makes it a required one. */
  required?: string;
  /** Columns of 24. */
  span?: number;
  /** A rule that the schema alone cannot hold, such as one about today. */
  rule?: Rule;
  help?: ReactNode;
  valuePropName?: string;
  children: ReactNode;
}

/** One labelled field of a form, in its grid. */
export function FormField({
  name,
  label,
  schema,
  required,
  span = 8,
  rule,
  help,
  valuePropName,
  children,
}: FieldProps): ReactNode {
  const form = Form.useFormInstance();
  const rules: Rule[] = [];
  if (schema) rules.push(schemaRule(schema, required));
  else if (required) rules.push({ required: true, message: required });
  if (rule) rules.push(rule);
  return (
    <Col
      span={span}
      onBlur={() => {
        const value: unknown = form.getFieldValue(name);
        if (!schema || typeof value !== 'string' || isBlank(value)) return;
        const parsed = schema.safeParse(value);
        if (parsed.success && parsed.data !== value) form.setFieldValue(name, parsed.data);
      }}
    >
      <Form.Item
        name={name}
        label={label}
        rules={rules}
        required={required !== undefined}
        validateTrigger={['onBlur']}
        {...(help !== undefined && { extra: help })}
        {...(valuePropName && { valuePropName })}
      >
        {children}
      </Form.Item>
    </Col>
  );
}

function pathOf(field: string): (string | number)[] {
  return field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Puts what the core found wrong beside the fields; false where the failure is not about fields.
 * @param nameOf the form's name of a field, where it is not the core's
 */
export function showFieldProblems(
  form: FormInstance,
  error: unknown,
  nameOf: (field: string) => string = (field) => field,
): boolean {
  if (!(error instanceof OperationFailure) || error.fields.length === 0) return false;
  form.setFields(error.fields.map(({ field, message }) => ({ name: pathOf(nameOf(field)), errors: [message] })));
  focusFirstProblem(form);
  return true;
}

/** Takes the cursor to the first field that is wrong. */
export function focusFirstProblem(form: FormInstance): void {
  const first = form.getFieldsError().find(({ errors }) => errors.length > 0);
  if (!first) return;
  // A field under the fixed head of the page counts as seen: it is scrolled to all the same.
  form.scrollToField(first.name, { block: 'center', scrollMode: 'always' });
  form.focusField(first.name);
}

/** Options of a select from a catalogue of labels. */
export function optionsOf<V extends string>(labels: Record<V, string>): { value: V; label: string }[] {
  return (Object.entries(labels) as [V, string][]).map(([value, label]) => ({ value, label }));
}
