using System.Collections.Immutable;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Request.RequestCommand;
using static TeamsCollab.Process.Tests.Cast;
using static TeamsCollab.Process.Tests.Request.RequestSpec;

namespace TeamsCollab.Process.Tests.Request;

public sealed class RequestSubmissionTests
{
    [Fact]
    public void A_complete_request_gets_its_number_in_the_register()
    {
        var sent = Sent().ThenStores(typeof(RequestEvent.Submitted)).State;
        Assert.Equal(("MKT-2024-001", Ma, Stage.Request), (sent.Request.Number, sent.Request.Initiator, sent.Stage));
    }

    [Fact]
    public void The_initiating_side_comes_first_and_brings_its_head_and_the_initiator() =>
        Assert.Equal(
            [
                new Side(Marketing, SideRole.Initiator, Ma, MarketingHead, true, SideAnswer.Accepted, MarketingHead, Ma),
                new Side(Sales, SideRole.Receiver, Xia, SalesHead, true, SideAnswer.Awaited, null, null),
                new Side(Product, SideRole.Receiver, Chan, ProductHead, true, SideAnswer.Awaited, null, null),
                new Side(Support, SideRole.Receiver, SupportHead, SupportHead, false, SideAnswer.Awaited, null, null),
            ],
            Sent().State.Request.Sides);

    [Fact]
    public void Every_receivers_contact_person_is_asked_once()
    {
        var asked = Sent().Effects.OfType<Effect.ShowCard>().Where(effect => effect.DeliversRequestTo is not null).ToArray();
        Assert.Equal([(Xia, Sales), (Chan, Product), (SupportHead, Support)], asked.Select(effect => (effect.To, effect.DeliversRequestTo!.Value)));
    }

    [Fact]
    public void Nobody_has_a_deadline_before_the_materials_arrived()
    {
        Assert.Null(CollaborationProcess.NextDue(Sent().State));
        Assert.All(Sent().State.Awaiting, awaiting => Assert.Null(awaiting.DueAt));
    }

    [Fact]
    public void The_words_are_sealed_and_none_of_them_stands_in_the_stored_event()
    {
        var sent = Sent();
        var stored = System.Text.Encoding.UTF8.GetString(StoredEvents.Write(sent.Events[0]));
        Assert.All(
            new[] { Form.Title, Form.What, Form.Why, Form.Standard, Form.Materials[0].Name, Form.Materials[0].Link },
            words => Assert.DoesNotContain(words, stored, StringComparison.Ordinal));
        Assert.Equal(2, Content.Sealed.In(sent.Events).Count());
    }

    [Fact]
    public void Submitting_twice_begins_one_collaboration() => Sent().AndWhen(Ma, Monday, new Submit(Form)).ThenNothing();

    [Fact]
    public void Somebody_else_cannot_submit_into_it() => Sent().AndWhen(Xia, Monday, new Submit(Form)).ThenRefused(Because.NotYours);

    [Fact]
    public void A_standard_that_promises_nothing_is_asked_for_a_number() => Refused(Form with { Standard = "大概95%" }, Because.Vague, "standard");

    [Fact]
    public void A_vague_word_stays_with_its_reason_and_the_reason_is_kept_with_the_words()
    {
        var words = Assert.IsType<RequestEvent.Submitted>(Sent(Form with { Standard = "大概95%", VagueReason = "供应商6月5日才报价" }).Events[0]).Words;

        Assert.Equal("供应商6月5日才报价", words.Fields!["vagueReason"]);
    }

    [Fact]
    public void A_reason_for_nothing_is_not_kept() =>
        Assert.False(Assert.IsType<RequestEvent.Submitted>(Sent(Form with { VagueReason = "无" }).Events[0]).Words.Fields!.ContainsKey("vagueReason"));

    [Fact]
    public void Senior_support_is_told() =>
        Assert.Contains(new Effect.ShowCard(GeneralManager, CardName.Overview, null, Tone.Inform), Sent(Form with { Executive = GeneralManager }).Effects);

    [Fact]
    public void Senior_support_comes_from_company_management() => Refused(Form with { Executive = SalesHead }, Because.NotManagement, "executive");

    [Fact]
    public void An_unknown_executive_is_refused() => Refused(Form with { Executive = new Person("nobody") }, Because.UnknownPerson, "executive");

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void The_wanted_date_is_today_or_later(int day, bool refused)
    {
        var sent = Sent(Form with { WantedBy = new DateOnly(2024, 6, day), Choice = DateChoice.UrgentLane });
        if (refused)
        {
            sent.ThenRefused(Because.DateInThePast, "wantedBy");
        }
        else
        {
            sent.ThenStores(typeof(RequestEvent.Submitted));
        }
    }

    [Fact]
    public void The_earliest_meeting_is_said()
    {
        var request = Sent().State.Request;
        Assert.Equal(new DateTimeOffset(2024, 6, 5, 9, 0, 0, TimeSpan.FromHours(8)), request.EarliestMeeting);
    }

    [Fact]
    public void Each_of_the_four_questions_must_be_answered()
    {
        Refused(Form with { Title = " " }, Because.Missing, "title");
        Refused(Form with { What = string.Empty }, Because.Missing, "what");
        Refused(Form with { Why = "\n" }, Because.Missing, "why");
        Refused(Form with { Standard = string.Empty }, Because.Missing, "standard");
    }

    [Fact]
    public void A_text_may_be_as_long_as_the_longest_and_no_longer()
    {
        Sent(Form with { What = new string('长', Inputs.LongestText) }).ThenStores(typeof(RequestEvent.Submitted));
        Refused(Form with { What = new string('长', Inputs.LongestText + 1) }, Because.TooLong, "what");
        Refused(Form with { Title = new string('长', 121) }, Because.TooLong, "title");
    }

    [Fact]
    public void A_choice_that_is_not_on_the_card_is_refused()
    {
        Refused(Form with { Kind = (RequestKind)99 }, Because.NotAChoice, "kind");
        Refused(Form with { Urgency = (Urgency)99 }, Because.NotAChoice, "urgency");
        Refused(Form with { Importance = (Importance)99 }, Because.NotAChoice, "importance");
    }

    [Fact]
    public void Receivers_are_others_departments_with_a_head_each_once()
    {
        RefusedReceivers(Because.Missing);
        RefusedReceivers(Because.OwnDepartment, new FormReceiver(Marketing, null, true));
        RefusedReceivers(Because.UnknownDepartment, new FormReceiver(new Department("保密部"), null, true));
        RefusedReceivers(Because.NoDepartmentHead, new FormReceiver(Finance, null, true));
        RefusedReceivers(Because.ListedTwice, new FormReceiver(Sales, Xia, true), new FormReceiver(Sales, null, false));
        RefusedReceivers(Because.TooMany, [.. Enumerable.Range(0, 51).Select(_ => new FormReceiver(Sales, null, true))]);
    }

    [Fact]
    public void A_contact_person_belongs_to_the_department()
    {
        RefusedReceivers(Because.OfAnotherDepartment, new FormReceiver(Sales, Chan, true));
        RefusedReceivers(Because.UnknownPerson, new FormReceiver(Sales, new Person("nobody"), true));
    }

    [Fact]
    public void Materials_are_demanded_and_are_links()
    {
        RefusedMaterials(Because.Missing);
        RefusedMaterials(Because.Missing, new FormMaterial(" ", MaterialKind.Data, "https://files.example/a"));
        RefusedMaterials(Because.Missing, new FormMaterial("数据", MaterialKind.Data, " "));
        RefusedMaterials(Because.NotALink, new FormMaterial("数据", MaterialKind.Data, "javascript:alert(1)"));
        RefusedMaterials(Because.NotALink, new FormMaterial("数据", MaterialKind.Data, "plan.docx"));
        RefusedMaterials(Because.ListedTwice, Form.Materials[0], Form.Materials[0] with { Name = "同一份" });
        RefusedMaterials(Because.TooMany, [.. Enumerable.Range(0, 21).Select(_ => Form.Materials[0])]);
    }

    [Fact]
    public void Without_a_register_number_nothing_begins() =>
        Spec.Given().Knowing(facts => facts with { Number = null }).When(Ma, Monday, new Submit(Form)).ThenRefused(Because.NoRegisterNumber);

    [Fact]
    public void Who_has_no_known_department_cannot_ask()
    {
        Spec.Given().When(new Person("nobody"), Monday, new Submit(Form)).ThenRefused(Because.UnknownPerson);
        Spec.Given().When(GeneralManager, Monday, new Submit(Form)).ThenRefused(Because.UnknownDepartment);
        Spec.Given().When(Stranger, Monday, new Submit(Form)).ThenRefused(Because.NoDepartmentHead);
    }

    [Fact]
    public void Before_a_request_there_is_nothing_to_answer() => Spec.Given().When(Xia, Monday, SalesAccepts).ThenRefused(Because.NotFound);

    private static void Refused(RequestForm form, Because because, string field) => Sent(form).ThenRefused(because, field);

    private static void RefusedReceivers(Because because, params ImmutableArray<FormReceiver> receivers) => Refused(Form with { Receivers = receivers }, because, "receivers");

    private static void RefusedMaterials(Because because, params ImmutableArray<FormMaterial> materials) => Refused(Form with { Materials = materials }, because, "materials");
}
