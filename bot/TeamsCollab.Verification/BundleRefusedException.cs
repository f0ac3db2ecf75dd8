namespace TeamsCollab.Verification;

/// <summary>A file that cannot be read as a bundle, or that is made to do harm. The message says why, Chinese then English.</summary>
public sealed class BundleRefusedException(string chinese, string english, Exception? inner = null) : Exception($"{chinese} {english}", inner);
