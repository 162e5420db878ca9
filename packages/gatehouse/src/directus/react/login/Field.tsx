import { type ComponentProps, type CSSProperties, type ReactElement, useId } from 'react'
import { fieldStyle } from './fieldStyle.ts'

/** Props of {@link Field}: those of an `input`, and its label. */
export interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'style'> {
  readonly label: string
}

const row: CSSProperties = { display: 'flex', flexDirection: 'column', gap: '0.25rem' }
const name: CSSProperties = { fontWeight: 500, fontSize: '0.875rem' }

/**
 * One thing to fill in. The form reads it when it is sent: what is typed is in no attribute, where
 * everybody who reads the page could see it.
 */
export function Field({ label, ...input }: FieldProps): ReactElement {
  const id = useId()
  return (
    <div style={row}>
      <label htmlFor={id} style={name}>
        {label}
      </label>
      <input {...input} id={id} style={fieldStyle} />
    </div>
  )
}
