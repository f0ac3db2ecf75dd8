namespace TeamsCollab.Verification;

/// <summary>Something in a bundle that is not as it was signed.</summary>
/// <param name="Place">The file, and where in it.</param>
public sealed record Finding(string Place, string Chinese, string English);
