using TeamsCollab.Process.Minutes;
using TeamsCollab.Process.Tests.Reading;
using static TeamsCollab.Process.Minutes.MinutesCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Execution.ExecutionSpec;
using static TeamsCollab.Process.Tests.Minutes.MinutesSpec;

namespace TeamsCollab.Process.Tests.Minutes;

/// <summary>The heads are asked on Monday 3 June at 11:00.</summary>
public sealed class OaTests
{
    private static readonly RecordOa Approval = new(1, SalesHead, "OA-2024-0612", "肖总监", At(3, 14), "https://oa.example/0612");

    [Fact]
    public void A_head_records_their_own_approval_and_it_is_their_signature()
    {
        var signed = AllConfirmed().AndWhen(SalesHead, At(3, 15), Approval).ThenStores(typeof(MinutesEvent.SignedOff));

        Assert.Equal([MarketingHead, ProductHead], signed.State.Minutes.Outstanding);
        Assert.Equal(
            Process.Reading.AnswerMark.Oa,
            MinutesSignOffCard.For(signed.State, signed.For(Xia, At(3, 16))).Signatories.Single(line => line.HasAnswered).Mark);
        signed.AndWhen(SalesHead, At(3, 16), new SignOff(1)).ThenNothing();
    }

    [Fact]
    public void An_authorised_account_records_it_and_nobody_else()
    {
        var clerk = new Person("oa-clerk");
        AllConfirmed().AndWhen(clerk, At(3, 15), Approval).ThenRefused(Because.NotYours);
        AllConfirmed().AndWhen(ProductHead, At(3, 15), Approval).ThenRefused(Because.NotYours);
        AllConfirmed().AndWhen(Ma, At(3, 15), Approval).ThenRefused(Because.NotYours);

        var recorded = Spec.Given(AllConfirmed().History).Knowing(facts => facts with { AskerIsOaAccount = true }).When(clerk, At(3, 15), Approval);
        var signed = Assert.IsType<MinutesEvent.SignedOff>(Assert.Single(recorded.Events));
        Assert.Equal((SalesHead, clerk), (signed.By, signed.Oa!.RecordedBy));
    }

    [Fact]
    public void The_approver_is_the_head() => AllConfirmed().AndWhen(SalesHead, At(3, 15), Approval with { Approver = "夏主管" }).ThenRefused(Because.OaApproverNotHead, "oaApprover", "肖总监");

    [Fact]
    public void An_approval_from_before_the_heads_were_asked_is_not_of_this_draft()
    {
        AllConfirmed().AndWhen(SalesHead, At(3, 15), Approval with { ApprovedAt = At(3, 10, 58) }).ThenRefused(Because.OaBeforeTheDraft);
        AllConfirmed().AndWhen(SalesHead, At(3, 15), Approval with { ApprovedAt = At(3, 15, 1) }).ThenRefused(Because.InTheFuture);
        AllConfirmed().AndWhen(SalesHead, At(3, 15), Approval with { ApprovedAt = At(3, 11) }).ThenStores(typeof(MinutesEvent.SignedOff));
    }

    [Fact]
    public void Its_number_and_link_are_there()
    {
        AllConfirmed().AndWhen(SalesHead, At(3, 15), Approval with { Number = " " }).ThenRefused(Because.Missing, "oaNumber");
        AllConfirmed().AndWhen(SalesHead, At(3, 15), Approval with { Link = "javascript:alert(1)" }).ThenRefused(Because.NotALink, "oaLink");
        AllConfirmed().AndWhen(SalesHead, At(3, 15), Approval with { Draft = 2 }).ThenRefused(Because.OldDraft, detail: "1");
        Circulated().AndWhen(SalesHead, At(3, 15), Approval).ThenRefused(Because.AwaitingConfirmations);
    }
}
