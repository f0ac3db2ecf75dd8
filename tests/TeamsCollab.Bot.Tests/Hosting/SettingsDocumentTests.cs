using Microsoft.Extensions.Configuration;
using TeamsCollab.Bot.Hosting;
using TeamsCollab.Bot.Organisation;
using TeamsCollab.Process;

namespace TeamsCollab.Bot.Tests.Hosting;

/// <summary>Settings whose names no environment variable can hold.</summary>
public sealed class SettingsDocumentTests
{
    [Fact]
    public void Departments_with_Chinese_names_are_read_and_win_over_other_sources()
    {
        var configuration = new ConfigurationManager();
        configuration["Contact:MailSender"] = "old@contoso.com";
        configuration["SettingsJson"] = """{"Organisation":{"Departments":{"市场部":{"Code":"MKT"},"销售部":{"Code":"SAL"}}},"Contact":{"MailSender":"new@contoso.com"}}""";
        SettingsDocument.Add(configuration);
        var organisation = configuration.GetSection("Organisation").Get<OrganisationSettings>()!;
        Assert.Equal(["市场部", "销售部"], organisation.Departments.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("MKT", organisation.CodeOf(new Department("市场部")));
        Assert.Equal("new@contoso.com", configuration["Contact:MailSender"]);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("MKT")]
    public void What_is_no_document_is_said(string document)
    {
        var configuration = new ConfigurationManager { ["SettingsJson"] = document };
        Assert.Contains("SettingsJson is not a JSON object", Assert.Throws<StartUpRefusedException>(() => SettingsDocument.Add(configuration)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_it_nothing_changes()
    {
        var configuration = new ConfigurationManager();
        SettingsDocument.Add(configuration);
        Assert.Empty(configuration.AsEnumerable());
    }
}
