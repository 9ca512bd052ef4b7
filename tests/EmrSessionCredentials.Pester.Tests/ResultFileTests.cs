using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading.Tasks;
using System.Xml.Linq;
using EmrSessionCredentials.Tests;

namespace EmrSessionCredentials.Pester.Tests;

/// <summary>What a result file says is what is reported.</summary>
public class ResultFileTests
{
    private const string File = """
        <testsuites><testsuite>
          <testcase name="passes" />
          <testcase name="fails"><failure message="expected 1">at line 2</failure></testcase>
          <testcase name="Vault.is skipped"><skipped message="no vault" /></testcase>
          <testcase name="Vault.is skipped too"><skipped message="no vault" /></testcase>
          <testcase name="A store, version 1.0.is skipped" classname="/tests/Store.Tests.ps1"><skipped /></testcase>
        </testsuite></testsuites>
        """;

    [Fact]
    public void Every_test_of_a_file_is_reported_as_it_ended()
    {
        List<PesterResult> results = PesterRun.Read(XDocument.Parse(File), output: "");

        Assert.Equal(
            [
                new PesterResult("passes"),
                new PesterResult("fails", Failure: "expected 1\nat line 2"),
                new PesterResult("2 skipped, the first of them Vault.is skipped", SkipReason: "no vault"),
                new PesterResult("1 skipped, the first of them A store, version 1.0.is skipped", SkipReason: "What Store.Tests.ps1 needs was not found."),
            ],
            results);
    }

    [Theory]
    [InlineData("<testsuites />", "")]
    [InlineData("<testsuites><testsuite><testcase name=\"passes\" /></testsuite></testsuites>", "Container failed")]
    public void A_test_file_that_breaks_off_is_a_failure(string file, string output)
    {
        List<PesterResult> results = PesterRun.Read(XDocument.Parse(file), output);

        Assert.Contains(results, result => result.Failure is not null);
    }

    [Fact]
    public async Task A_suite_that_prints_nothing_any_more_is_ended_with_its_children()
    {
        ProcessStartInfo start = PowerShellProcess.CreateStartInfo(
            "-Command", "'begun'; & (Join-Path $PSHOME pwsh) -NoProfile -Command Start-Sleep 600");
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        using Process process = Process.Start(start)!;

        (string output, bool hasHung) = await PesterRun.ReadAsync(process, TimeSpan.FromSeconds(5));

        Assert.True(hasHung);
        Assert.Equal("begun", output.Trim());
        Assert.True(process.HasExited);
    }
}
