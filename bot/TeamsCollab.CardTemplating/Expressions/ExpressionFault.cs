namespace TeamsCollab.CardTemplating.Expressions;

/// <summary>An expression cannot be used; the compiler of the template adds where it stands.</summary>
internal sealed class ExpressionFault(int position, string problem, string whatToDo) : Exception(problem)
{
    public int Position { get; } = position;

    public string WhatToDo { get; } = whatToDo;
}
