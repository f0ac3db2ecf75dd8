using System.Collections.Immutable;
using TeamsCollab.Process.Content;
using TeamsCollab.Process.Request;
using static TeamsCollab.Process.Tests.Cast;

namespace TeamsCollab.Process.Tests.Request;

/// <summary>What the specs of the first stage, and of every later one, start from.</summary>
internal static class RequestSpec
{
    /// <summary>Sales and Product are required; Support is not, and leaves its contact to its head.</summary>
    public static readonly RequestForm Form = new(
        RequestKind.ProjectDelivery,
        "2024年Q3新品上市营销活动协作",
        "提前铺货并提供产品卖点手册",
        "保障新品7月顺利上市",
        new DateOnly(2024, 6, 28),
        "铺货率≥95%",
        Urgency.Normal,
        Importance.Important,
        null,
        [new FormReceiver(Sales, Xia, true), new FormReceiver(Product, Chan, true), new FormReceiver(Support, null, false)],
        [new FormMaterial("上市计划", MaterialKind.Plan, "https://files.example/plan.docx")])
    {
        Details = new KindDetails("2024-06-03 清单确认"),
    };

    /// <summary>Delivered on Monday at ten: the answer is due on Tuesday at close, half of the working time is gone at half past nine.</summary>
    public static readonly DateTimeOffset AnswerDue = new(2024, 6, 4, 18, 0, 0, TimeSpan.FromHours(8));
    public static readonly DateTimeOffset HalfTime = new(2024, 6, 4, 9, 30, 0, TimeSpan.FromHours(8));

    public static Spec Sent() => Sent(Form);

    public static Spec Sent(RequestForm form) => Spec.Given().When(Ma, Monday, new RequestCommand.Submit(form));

    /// <summary>All three receivers hold the materials.</summary>
    public static Spec Delivered() => Delivered(Form);

    public static Spec Delivered(RequestForm form) => form.Receivers.Aggregate(
        Sent(form),
        (sent, receiver) => sent.AndWhen(Person.Pump, Monday, new RequestCommand.RecordDelivery(receiver.Department)));

    /// <summary>Both required receivers accepted; Support has not answered yet.</summary>
    public static Spec Aligned() => Delivered()
        .AndWhen(Xia, Monday, SalesAccepts)
        .AndWhen(Chan, Monday, ProductAccepts);

    public static readonly RequestCommand.Accept SalesAccepts = new(Sales, Assessment.None, SalesHead, Xia);
    public static readonly RequestCommand.Accept ProductAccepts = new(Product, Assessment.None, ProductHead, Chan);
    public static readonly RequestCommand.Accept SupportAccepts = new(Support, Assessment.None, SupportHead, Ke);

    /// <summary>Ma asked these receivers, on Monday.</summary>
    public static RequestEvent.Submitted Submitted(params ImmutableArray<Side> receivers)
    {
        ImmutableArray<Side> sides = [new Side(Marketing, SideRole.Initiator, Ma, MarketingHead, true, SideAnswer.Accepted, MarketingHead, Ma), .. receivers];
        return new RequestEvent.Submitted(
            "MKT-2024-001",
            Ma,
            sides,
            [.. sides.Select(side => new HeadRead(side.Department, side.Head, "directory", Monday))],
            RequestKind.ProjectDelivery,
            Wording.Seal("seed"u8, [("title", "新品上市")]),
            new DateOnly(2024, 6, 28),
            Urgency.Normal,
            Importance.Important,
            null,
            [],
            Monday.AddDays(2),
            Monday);
    }
}
