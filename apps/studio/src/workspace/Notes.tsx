import { type ReactElement, useId } from 'react'

/** A part of the studio's own. It works and keeps what is in it, whatever becomes of the tool. */
export function Notes(): ReactElement {
  const id = useId()
  return (
    <section className="card notes" aria-labelledby={id}>
      <h2 id={id}>Notes</h2>
      <p className="quiet small">The studio's own. No tool may take its place.</p>
      <textarea
        className="field"
        aria-labelledby={id}
        defaultValue="Proofs on Thursday. Ask for the harbour pictures."
      />
    </section>
  )
}
