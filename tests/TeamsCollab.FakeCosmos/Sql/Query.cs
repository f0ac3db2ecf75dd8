using System.Collections.Immutable;

namespace TeamsCollab.FakeCosmos.Sql;

/// <summary>A query as it was read.</summary>
/// <param name="Text">As it was sent; the plan cites it.</param>
/// <param name="Select">Null for <c>*</c>.</param>
/// <param name="IsValue"><c>SELECT VALUE</c>: the rows are not objects of their own.</param>
/// <param name="From">The alias of the document.</param>
public sealed record Query(string Text, Expression? Select, bool IsValue, string From, Join? Join, Expression? Where, ImmutableArray<Ordering> OrderBy, QueryClauses Clauses);

/// <summary><c>JOIN alias IN path</c></summary>
public sealed record Join(string Alias, Expression.Path Source);

public sealed record Ordering(Expression.Path Path, bool IsDescending);

/// <summary>The parts of the text, for the plan that a client merges several ranges by.</summary>
public sealed record QueryClauses(string Select, string From, string? Where, string? OrderBy);
