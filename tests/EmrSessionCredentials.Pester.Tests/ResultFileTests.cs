using System.Collections.Generic;
using System.Xml.Linq;

namespace EmrSessionCredentials.Pester.Tests;

/// <summary>What a result file says is what is reported. These run without a PowerShell, too.</summary>
public class ResultFileTests
{
    private const string File = """
        <testsuites><testsuite>
          <testcase name="passes" />
          <testcase name="fails"><failure message="expected 1">at line 2</failure></testcase>
          <testcase name="is skipped"><skipped message="no vault" /></testcase>
        </testsuite></testsuites>
        """;

    [Fact]
    public void Every_test_of_a_file_is_reported_as_it_ended()
    {
        List<PesterResult> results = PesterRun.Read(XDocument.Parse(File), said: "");

        Assert.Equal(
            [
                new PesterResult("passes"),
                new PesterResult("fails", Failure: "expected 1\nat line 2"),
                new PesterResult("is skipped", SkipReason: "no vault"),
            ],
            results);
    }

    [Theory]
    [InlineData("<testsuites />", "")]
    [InlineData("<testsuites><testsuite><testcase name=\"passes\" /></testsuite></testsuites>", "Container failed")]
    public void A_test_file_that_breaks_off_is_a_failure(string file, string said)
    {
        List<PesterResult> results = PesterRun.Read(XDocument.Parse(file), said);

        Assert.Contains(results, result => result.Failure is not null);
    }
}
