using System.Globalization;
using TeamsCollab.Bot.Collaborations;
using TeamsCollab.Bot.Proof;
using TeamsCollab.Process.Procedure;

namespace TeamsCollab.Bot.Documents;

/// <summary>Makes a collaboration's files on demand. Who may have them is the caller's to ask.</summary>
public sealed class DocumentLibrary(RecordReader records, BundleWriter bundles)
{
    /// <param name="upTo">The last event to be part of it; null for all that there are.</param>
    /// <returns>Null where there is no such file yet.</returns>
    /// <exception cref="SigningKeyUnavailableException">A bundle cannot be signed now.</exception>
    public async Task<DocumentFile?> MakeAsync(StreamKey key, DocumentKind kind, long? upTo, CancellationToken cancellation)
    {
        if (await records.ReadAsync(key, upTo, cancellation) is not { } record)
        {
            return null;
        }

        return kind switch
        {
            DocumentKind.Bundle => new DocumentFile(FileName(record, "存证包", "zip"), await bundles.WriteAsync(record, cancellation), record.Version),
            DocumentKind.Minutes => MinutesPaper.Of(record) is { } minutes ? new DocumentFile(FileName(record, "会议纪要", "docx"), minutes, record.Version) : null,
            DocumentKind.Memorandum => MemorandumPaper.Of(record) is { } memorandum ? new DocumentFile(FileName(record, "跨部门协作备忘录", "docx"), memorandum, record.Version) : null,
            DocumentKind.ResourceApplication => LastOf(ProcedureKind.ResourceApplication, record),
            DocumentKind.BudgetApproval => LastOf(ProcedureKind.BudgetApproval, record),
            _ => BundleWriter.Documents(record).FirstOrDefault(document => document.Path.Contains("记录表", StringComparison.Ordinal)) is { Content: { } form }
                ? new DocumentFile(FileName(record, "跨部门沟通协作记录表", "docx"), form, record.Version)
                : null,
        };
    }

    private static DocumentFile? LastOf(ProcedureKind kind, CollaborationRecord record) =>
        record.State.Procedures.Applications.LastOrDefault(application => application.Kind == kind) is { } application && ProcedurePaper.NameOf(kind) is { } name
            ? new DocumentFile(FileName(record, $"{name}-{application.Id}", "docx"), ProcedurePaper.Of(application, name, record), record.Version)
            : null;

    /// <summary>Says in its name what it is, of what and as of when, so that two are not mistaken for each other.</summary>
    private static string FileName(CollaborationRecord record, string what, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{record.Number} {what} {record.Version}{(record.IsPractice ? " 演示" : string.Empty)}.{extension}");
}

/// <param name="Version">The last event that is part of it.</param>
public sealed record DocumentFile(string Name, byte[] Content, long Version);
