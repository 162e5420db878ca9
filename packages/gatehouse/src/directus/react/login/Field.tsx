import { type ComponentProps, type CSSProperties, type ReactElement, type Ref, useId } from 'react'
import { fieldStyle } from './fieldStyle.ts'

/** Props of {@link Field}: those of an `input`, and its label. */
export interface FieldProps extends Omit<ComponentProps<'input'>, 'id' | 'style' | 'ref'> {
  readonly label: string
  /** By a name of its own, as React 18 gives no component its `ref`. */
  readonly inputRef?: Ref<HTMLInputElement>
}

const row: CSSProperties = { display: 'flex', flexDirection: 'column', gap: '0.25rem' }
const name: CSSProperties = { fontWeight: 500, fontSize: '0.875rem' }

/**
 * One thing to fill in. The form reads it when it is sent: what is typed is in no attribute, where
 * everybody who reads the page could see it.
 */
export function Field({ label, inputRef, ...input }: FieldProps): ReactElement {
  const id = useId()
  return (
    <div style={row}>
      <label htmlFor={id} style={name}>
        {label}
      </label>
      <input {...input} ref={inputRef} id={id} style={fieldStyle} />
    </div>
  )
}
