using System.Collections.Immutable;
using TeamsCollab.Process.Calendar;

namespace TeamsCollab.Process.Tests;

/// <summary>The people of the process document's own example: 市场部 asks 销售部, 产品部 and 客服部.</summary>
internal static class Cast
{
    public static readonly Department Marketing = new("市场部");
    public static readonly Department Sales = new("销售部");
    public static readonly Department Product = new("产品部");
    public static readonly Department Support = new("客服部");
    public static readonly Department Finance = new("财务部");

    /// <summary>市场部经理, who asks.</summary>
    public static readonly Person Ma = new("ma");
    public static readonly Person MarketingHead = new("marketing-head");
    public static readonly Person Xia = new("xia");
    public static readonly Person SalesHead = new("sales-head");
    public static readonly Person Chan = new("chan");
    public static readonly Person ProductHead = new("product-head");
    public static readonly Person Ke = new("ke");
    public static readonly Person SupportHead = new("support-head");

    /// <summary>Of another department, without a part in the collaboration.</summary>
    public static readonly Person Stranger = new("stranger");
    public static readonly Person GeneralManager = new("general-manager");

    public static readonly DateTimeOffset Monday = new(2024, 6, 3, 10, 0, 0, TimeSpan.FromHours(8));

    public static Facts Facts { get; } = new(TestCalendars.China, new TimeLimits())
    {
        Departments = ImmutableDictionary.CreateRange(new[]
        {
            Fact(Marketing, "MKT", MarketingHead),
            Fact(Sales, "SAL", SalesHead),
            Fact(Product, "PRD", ProductHead),
            Fact(Support, "CSD", SupportHead),
            Fact(Finance, "FIN", null),
        }),
        People = ImmutableDictionary.CreateRange(new[]
        {
            Fact(Ma, "马晓梅", Marketing),
            Fact(MarketingHead, "石总监", Marketing),
            Fact(Xia, "夏主管", Sales),
            Fact(SalesHead, "肖总监", Sales),
            Fact(Chan, "产小品", Product),
            Fact(ProductHead, "彭总监", Product),
            Fact(Ke, "柯小服", Support),
            Fact(SupportHead, "孔总监", Support),
            Fact(Stranger, "路人", Finance),
            Fact(GeneralManager, "钟总", new Department("总经办"), true),
        }),
        Number = "MKT-2024-001",
    };

    private static KeyValuePair<Department, DepartmentFact> Fact(Department department, string code, Person? head) =>
        KeyValuePair.Create(department, new DepartmentFact(department, code, head, "directory", Monday));

    private static KeyValuePair<Person, PersonFact> Fact(Person person, string name, Department department, bool management = false) =>
        KeyValuePair.Create(person, new PersonFact(person, name, department, management, "directory", Monday));
}
