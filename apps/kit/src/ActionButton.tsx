import { type ComponentProps, type ReactElement, useId, useState } from 'react'

/** Props of {@link ActionButton}: those of a button, and what it will do. */
export interface ActionButtonProps extends ComponentProps<'button'> {
  /** One sentence, shown on hover and on focus. */
  readonly hint: string
}

/** A button with a tooltip that the keyboard reaches too, and that Escape sends away. */
export function ActionButton({ hint, children, ...button }: ActionButtonProps): ReactElement {
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only shows and hides a description
    <span
      className="action"
      onMouseEnter={() => setOpen(true)}
      onMouseLeave={() => setOpen(false)}
      onFocus={() => setOpen(true)}
      onBlur={() => setOpen(false)}
      onClickCapture={() => setOpen(false)}
      onKeyDown={({ key }) => {
        if (key === 'Escape') setOpen(false)
      }}
    >
      <button type="button" className="button" aria-describedby={id} {...button}>
        {children}
      </button>
      <span role="tooltip" id={id} className="tooltip" data-open={open}>
        {hint}
      </span>
    </span>
  )
}
