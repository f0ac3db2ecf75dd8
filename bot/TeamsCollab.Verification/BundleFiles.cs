namespace TeamsCollab.Verification;

/// <summary>The paths in a bundle. Everything else in it is a document or the readme, and only its digest matters.</summary>
public static class BundleFiles
{
    /// <summary>What a manifest says it is.</summary>
    public const string Format = "teamscollab.bundle.v1";

    /// <summary>Every other file with its size and digest.</summary>
    public const string Manifest = "manifest.json";

    /// <summary>The signature over the manifest: the one file beside it that the manifest cannot list.</summary>
    public const string ManifestSignature = "manifest.signature.json";

    /// <summary>One event a line, byte for byte as it is chained.</summary>
    public const string Events = "events.jsonl";

    /// <summary>The words that people typed, with their salts; erased ones are marked.</summary>
    public const string Words = "words.json";

    /// <summary>The signed heads of the chain.</summary>
    public const string Heads = "heads.json";

    /// <summary>Every public key and how one followed another.</summary>
    public const string Keys = "keys.json";

    /// <summary>Whom the ids in the events name.</summary>
    public const string People = "people.json";

    /// <summary>Links to the materials, with what was recorded of them.</summary>
    public const string Materials = "materials.json";

    public const string Readme = "README.md";
}
