BeforeDiscovery {
    # Each pattern, what to write instead, and a text that it finds.
    $banned = @(
        @{ Pattern = '(?<!\bthere )\b(is|are|was|were) no (?!longer\b|more\b)'; Instead = 'is not a'; Example = 'This is no region.' }
        @{ Pattern = '\b(be|been|is|are|was|were) got\b'; Instead = 'be requested'; Example = 'A token can be got.' }
        @{ Pattern = '\b(be|been|being) had\b'; Instead = 'be requested, be read'; Example = 'They cannot be had.' }
        @{ Pattern = '\bin (its|their|his) stead\b'; Instead = 'instead'; Example = 'In its stead, a name.' }
        @{ Pattern = '\bis nothing without\b'; Instead = 'needs'; Example = 'A vault is nothing without it.' }
        @{ Pattern = '\bwhoever\b'; Instead = 'the user, the caller'; Example = 'Whoever asks.' }
        @{ Pattern = '\bthere (is|are|was|were) none\b'; Instead = 'say what is missing'; Example = 'Where there is none.' }
        @{ Pattern = '\b(is|are|was|were) none\b'; Instead = 'is not a'; Example = 'A name that is none.' }
        @{ Pattern = '\b(has nobody|nobody else)\b'; Instead = 'name what is missing'; Example = 'Nobody else signs.' }
        @{ Pattern = '\bno matter of\b'; Instead = 'does not depend on'; Example = 'It is no matter of taste.' }
        @{ Pattern = '\b(nothing|none|no \w+) is said\b'; Instead = 'is not set'; Example = 'Where nothing is said.' }
        @{ Pattern = '\bAWS Tools\b(?! for PowerShell)'; Instead = 'AWS.Tools'; Example = 'AWS Tools lists them.' }
    )
    $root = (Resolve-Path "$PSScriptRoot/../..").Path
    $folders = @(
        @{ Name = 'documents'; Files = Get-Item "$root/*.md", "$root/docs/*.md", "$root/docs/en-US/*.md", "$root/src/EmrSessionCredentials.Emulator/README.md", "$root/tests/Benchmarks/README.md" }
        @{ Name = 'what the module ships'; Files = Get-ChildItem "$root/module" -Recurse -File; Also = Get-Item "$root/EmrSessionCredentials.psd1" }
        @{ Name = 'samples and scripts'; Files = Get-ChildItem "$root/samples", "$root/docs" -Recurse -File -Include *.ps1, *.psm1, *.cs, *.yaml, *.py; Also = Get-Item "$root/build.ps1" }
        foreach ($project in 'EmrSessionCredentials', 'EmrSessionCredentials.Model', 'EmrSessionCredentials.Engine', 'EmrSessionCredentials.ServiceClients', 'EmrSessionCredentials.Emulator') {
            @{ Name = "messages and comments of $project"; Files = Get-ChildItem "$root/src/$project" -Recurse -File -Filter *.cs }
        }
    )
    $folders | ForEach-Object { $_.Rules = $banned }
    # One spelling of each term, outside code: what is not written, and what is.
    $spellings = @(
        @{ Other = '[Ww]hitespace|white-space'; Term = 'white space' }
        @{ Other = '[Pp]laintext|plain-text'; Term = 'plain text' }
        @{ Other = '[Hh]ostname|host-name'; Term = 'host name' }
        @{ Other = '[Uu]sername|UserName'; Term = 'user name' }
        @{ Other = '[Ff]ilename|file-name'; Term = 'file name' }
        @{ Other = '[Tt]imespan'; Term = 'time span' }
        @{ Other = '[Ss]ecure [Ss]tring|securestring'; Term = 'SecureString' }
        @{ Other = '\burls?\b|\bUrl\b'; Term = 'URL' }
        @{ Other = '[Cc]onfiguration file'; Term = 'config file' }
        @{ Other = '\b[Cc]redential file'; Term = 'credentials file' }
        @{ Other = 'Spark-Connect|Spark connect|spark connect'; Term = 'Spark Connect' }
        @{ Other = 'AWS SSO|Single Sign-On'; Term = 'IAM Identity Center' }
        @{ Other = 'Powershell|powershell'; Term = 'PowerShell' }
        @{ Other = '\b[Ee]xecution role\b'; Term = 'runtime role' }
        @{ Other = '\benv(ironment)? var\b'; Term = 'environment variable' }
    )
}

Describe 'Plain words' {
    It 'are in <Name>' -ForEach $folders {
        $text = @($Files; $Also) | Where-Object { $_ -and $_.FullName -notmatch '[\\/](bin|obj)[\\/]' }
        $text | Should -Not -BeNullOrEmpty
        $found = foreach ($rule in $Rules) {
            foreach ($hit in $text | Select-String -Pattern $rule.Pattern) {
                "$($hit.Path):$($hit.LineNumber): '$($hit.Matches[0].Value)', write '$($rule.Instead)': $($hit.Line.Trim())"
            }
        }
        $found | Should -BeNullOrEmpty
    }

    It 'have one spelling in all pages: <Term>' -ForEach $spellings {
        $root = (Resolve-Path "$PSScriptRoot/../..").Path
        $found = foreach ($page in Get-Item "$root/README.md", "$root/docs/en-US/*.md", "$root/src/EmrSessionCredentials.Emulator/README.md") {
            # Without front matter, blocks of code, code in a line, headings, links and what the cmdlets' types are called.
            $prose = (Get-Content $page -Raw) -replace '(?s)\A---.*?\n---\n' -replace '(?s)```.*?```' -replace '`[^`]*`' -replace '(?m)^#.*$' -replace '\]\([^)]*\)' -replace 'https?://\S+'
            [regex]::Matches($prose, $Other) | ForEach-Object { "$($page.Name): $($_.Value)" }
        }
        $found | Should -BeNullOrEmpty -Because "it is '$Term' elsewhere"
    }

    It 'are told from others by /<Pattern>/' -ForEach $banned {
        $Example | Should -Match $Pattern
        foreach ($plain in 'There is no cluster of this name.', 'The token is no longer valid.', 'There are no more pages.', 'This is not a region.', 'AWS Tools for PowerShell (AWS.Tools)') {
            $plain | Should -Not -Match $Pattern
        }
    }
}
