namespace TeamsCollab.Office.Tests;

public sealed class PeopleFileTests
{
    [Fact]
    public async Task The_built_in_company_can_cast_the_process_documents_example()
    {
        await using var at = await OfficeFixture.StartAsync();
        foreach (var (title, department) in ((string, string)[])[("市场部经理", "市场部"), ("销售部主管", "销售部"), ("产品部专员", "产品部"), ("客服部代表", "客服部")])
        {
            var person = Assert.Single(at.Office.People, person => person.Title == title);
            Assert.Equal(department, person.Department);
            Assert.True(at.Office.Installation(person.Id) is { Installed: true, Blocked: false });
        }

        Assert.Equal(["MKT", "SAL", "PRD", "CSD", "FIN", "GMO"], at.Office.Departments.Select(department => department.Code));
        Assert.Equal("总经办", Assert.Single(at.Office.Departments, department => department.Management).Name);
        Assert.Equal(30, at.Office.People.Select(person => person.Id).Distinct().Count());
        Assert.Equal(30, at.Office.People.Select(person => person.TeamsId).Distinct().Count());
        Assert.All(at.Office.People, person => Assert.True(Guid.TryParse(person.Id, out _) && person.TeamsId.StartsWith("29:1", StringComparison.Ordinal)));
        Assert.Single(at.Office.People, person => person.ManagerId is null);
    }

    [Fact]
    public async Task Everybodys_ids_are_the_same_in_every_run()
    {
        await using var at = await OfficeFixture.StartAsync();
        Assert.Equal("26502b01-10c9-50ff-9e87-ead0cb09fd2d", at.Office.Person("林振华").Id);
        Assert.Equal(at.Office.Person("林振华"), at.Office.Person(at.Office.Person("林振华").TeamsId));
        Assert.Throws<OfficeRefusalException>(() => at.Office.Person("无此人"));
    }

    [Fact]
    public async Task Another_company_can_be_read_from_a_file()
    {
        var path = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(path, """
                {"company":"小店","domain":"shop.example","timeZone":"Asia/Shanghai","workingHours":{"from":"10:00","to":"19:00"},
                 "departments":[{"code":"ALL","name":"全部","management":true}],
                 "people":[{"id":"11111111-1111-1111-1111-111111111111","alias":"a","name":"甲","surname":"甲","givenName":"","department":"全部","title":"店长"}],"rooms":[]}
                """, OfficeFixture.Cancel);
            await using var office = await SimulatedOffice.StartAsync(
                new SimulatedOfficeOptions { BotAppId = "x", BotSecret = "y", Clock = new TestClock(), Time = new Microsoft.Extensions.Time.Testing.FakeTimeProvider(), PeopleFile = path, Key = "given" }, OfficeFixture.Cancel);
            Assert.Equal("a@shop.example", Assert.Single(office.People).Mail);
            Assert.EndsWith("?key=given", office.PracticePage.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
