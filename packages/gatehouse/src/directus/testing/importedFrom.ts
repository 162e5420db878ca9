import { readFileSync } from 'node:fs'
import ts from 'typescript'

/** Where a module has its names from, by the name that it knows each of them by. */
export function importedFrom(file: string): ReadonlyMap<string, string> {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest)
  return new Map(source.statements.flatMap(namesOf))
}

function namesOf(statement: ts.Statement): readonly (readonly [name: string, from: string])[] {
  if (!ts.isImportDeclaration(statement)) return []
  const { importClause, moduleSpecifier } = statement
  const bindings = importClause?.namedBindings
  if (!bindings || !ts.isNamedImports(bindings) || !ts.isStringLiteral(moduleSpecifier)) return []
  return bindings.elements.map(({ name }) => [name.text, moduleSpecifier.text] as const)
}
