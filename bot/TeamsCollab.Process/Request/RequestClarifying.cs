using System.Globalization;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Request.RequestEvent;

namespace TeamsCollab.Process.Request;

/// <summary>A doubt and its answer (R17). The receiver's clock stands still meanwhile, and keeps the working time it had left (A4).</summary>
internal static class RequestClarifying
{
    /// <summary>The most questions that one request may gather.</summary>
    public const int MostQuestions = 50;

    public static Decision Decide(Clarify command, Asked asked, Facts facts, Collaboration state)
    {
        var request = state.Request;
        if (RequestAnswering.SideAnsweredBy(command.Department, asked.By, state) is not { } side)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (request.Clarifications.Any(open => open.IsOpen && open.Department == side.Department && Says(open.Question, command.Question, facts)))
        {
            return Decision.AlreadyDone;
        }

        if (side.Answer is not SideAnswer.Awaited || request.ReceptionOf(side.Department) is { Offer.IsOpen: true })
        {
            return Decision.Refuse(Because.AlreadyDecided);
        }

        if (!RequestDecider.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        if (Inputs.Required(command.Question, "question") is { } fault)
        {
            return new Decision.Refused(fault);
        }

        if (request.Clarifications.Length >= MostQuestions)
        {
            return Decision.Refuse(Because.TooMany, "question", MostQuestions.ToString(CultureInfo.InvariantCulture));
        }

        return Decision.Accept(
        [
            .. RequestAnswering.ProofOfReceipt(side.Department, asked, facts, state),
            new ClarificationAsked(
                string.Create(CultureInfo.InvariantCulture, $"Q{request.Clarifications.Length + 1}"),
                side.Department,
                asked.By,
                asked.Seal(("text", command.Question)),
                facts.Promise(asked.At, facts.Limits.ClarifyWorkingDays),
                request.ReceptionOf(side.Department)?.Watch is not { } watch || asked.At <= watch.DueAt,
                asked.At),
        ]);
    }

    public static Decision Decide(AnswerQuestion command, Asked asked, Facts facts, Collaboration state)
    {
        if (asked.By != state.Request.Initiator)
        {
            return Decision.Refuse(Because.NotYours);
        }

        if (state.Request.Clarifications.FirstOrDefault(each => each.Id == command.Question) is not { } question)
        {
            return Inputs.Unknown(command.Question, "question");
        }

        if (!question.IsOpen)
        {
            return Says(question.Answer, command.Text, facts) ? Decision.AlreadyDone : Decision.Refuse(Because.AlreadyDecided);
        }

        if (!RequestDecider.IsOpen(state))
        {
            return Decision.Refuse(Because.WrongStage);
        }

        return Inputs.Required(command.Text, "text") is { } fault
            ? new Decision.Refused(fault)
            : Decision.Accept(new ClarificationAnswered(
                question.Id,
                question.Department,
                asked.By,
                asked.Seal(("text", command.Text)),
                Resumed(question, asked.At, facts, state.Request),
                asked.At));
    }

    /// <summary>The receiver's limit with the working time that was left when it asked; null while another of its questions is open.</summary>
    private static Promise? Resumed(Clarification answered, DateTimeOffset at, Facts facts, RequestState request)
    {
        if (request.ReceptionOf(answered.Department) is not { PausedAt: { } pausedAt, Watch: { } watch }
            || request.Clarifications.Any(other => other.IsOpen && other.Department == answered.Department && other.Id != answered.Id))
        {
            return null;
        }

        return new Promise(facts.Calendar.DueWithTimeLeft(at, Left(watch.DueAt)), facts.Calendar.AfterWorkingTime(at, Left(watch.RemindAt)));

        TimeSpan Left(DateTimeOffset moment) => facts.Calendar.WorkingTimeBetween(pausedAt, moment);
    }

    private static bool Says(Content.Wording? words, string text, Facts facts) => facts.Words[words]?.Says(("text", text)) is true;
}
