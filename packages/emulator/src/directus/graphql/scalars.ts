import { GraphQLScalarType, valueFromASTUntyped } from 'graphql'

/** A scalar that lets everything through. The server's own, with a type for each filter, are stricter. */
export function anything(name: string): GraphQLScalarType {
  return new GraphQLScalarType({
    name,
    serialize: (value) => value,
    parseValue: (value) => value,
    parseLiteral: (node, variables) => valueFromASTUntyped(node, variables),
  })
}
