BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $role = 'arn:aws:iam::123456789012:role/EMR_Exec'
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Get-EMROnClusterAppUIPresignedURL' {
    It 'gives the URL under protection, and until when it works' {
        $url = Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -OnClusterAppUIType SparkHistoryServer -ExecutionRoleArn $role

        $url.PresignedURLReady | Should -BeTrue
        $url.PresignedURL | Should -BeOfType securestring
        $url.ExpiresAt | Should -BeOfType datetime
        $url.ExpiresAt.Kind | Should -Be 'Utc'
        $url.ExpiresIn.TotalSeconds | Should -BeGreaterThan 0
        $url.ExecutionRoleArn | Should -Be $role
        Invoke-RestMethod (ConvertFrom-TestSecret $url.PresignedURL) | Should -Be 'emulated: SparkHistoryServer of j-EMULATED00001'
    }

    It 'shows the URL nowhere' {
        $VerbosePreference = 'Continue'
        $all = Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 4>&1
        $url = $all.Where({ $_ -isnot [Management.Automation.VerboseRecord] })[0]
        $plain = Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -AsPlainText
        $shown = ($all | Out-String -Width 500) + ($url | Format-List * | Out-String -Width 500) + ($url | ConvertTo-Json) + "$url" + ($plain | Out-String -Width 500) + "$plain"
        $shown | Should -Not -Match 'X-Amz-Signature'
    }

    It 'gives it as a string on -AsPlainText, in the shape of AWS.Tools' {
        $plain = Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -AsPlainText
        $plain.PresignedURL | Should -BeLike 'http://127.0.0.1:*X-Amz-Signature=*'
        $plain.PresignedURLReady | Should -BeTrue
        $plain.PSTypeNames | Should -Contain 'Amazon.ElasticMapReduce.Model.GetOnClusterAppUIPresignedURLResponse'
    }

    It '-Select gives a part of it' {
        Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -Select PresignedURL | Should -BeOfType securestring
        Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -Select presignedurl -AsPlainText | Should -BeOfType string
        Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -Select '^Id' | Should -Be 'j-EMULATED00001'
        { Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -Select Nonsense } | Should -Throw -ErrorId 'InvalidSelect,*'
    }

    It 'takes clusters from the pipeline, of Find-EMRSessionTarget too, and an error belongs to its cluster' {
        (Find-EMRSessionTarget -Kind Cluster -State WAITING | Get-EMROnClusterAppUIPresignedURL).ClusterId | Should -Be 'j-EMULATED00001', 'j-EMULATED00004'
        $urls = 'j-EMULATED00001', 'j-EMULATED00003', 'j-1' | Get-EMROnClusterAppUIPresignedURL -ErrorAction SilentlyContinue -ErrorVariable problems
        $urls.ClusterId | Should -Be 'j-EMULATED00001', 'j-1'
        $problems.TargetObject | Should -Be 'j-EMULATED00003'
    }

    It 'completes -OnClusterAppUIType' {
        $line = 'Get-EMROnClusterAppUIPresignedURL -OnClusterAppUIType S'
        (TabExpansion2 $line -cursorColumn $line.Length).CompletionMatches.CompletionText | Should -Be 'SparkHistoryServer'
    }
}

Describe 'A URL that is not ready' {
    BeforeEach {
        Set-Account $emulator.Url @{ sessionPolls = 2 }
    }

    AfterAll {
        Clear-Account $emulator.Url
    }

    It 'is an answer without a URL, unless it is waited for' {
        $early = Get-EMROnClusterAppUIPresignedURL j-EMULATED00001
        $early.PresignedURLReady | Should -BeFalse
        $early.PresignedURL | Should -BeNullOrEmpty
        $early.ExpiresAt | Should -BeNullOrEmpty
        (Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -Wait -PollIntervalSec 0.01).PresignedURL | Should -BeOfType securestring
    }

    It 'is not waited for with -DryRun, which makes none' {
        (Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -DryRun $true -Wait -PollIntervalSec 0.01 -WaitTimeoutSec 1).ClusterId | Should -Be 'j-EMULATED00001'
    }
}

Describe '-Open' -Skip:$IsWindows {
    BeforeAll {
        $before = $env:PATH
    }

    AfterEach {
        $env:PATH = $before
    }

    It 'gives the URL to the program that opens URLs, and emits it' {
        $programs = (New-Item -ItemType Directory "$TestDrive/programs").FullName
        $pipe = "$TestDrive/opened"
        mkfifo $pipe
        $name = $IsMacOS ? 'open' : 'xdg-open'
        Set-Content "$programs/$name" '#!/bin/sh', "printf '%s' `"`$1`" > '$pipe'"
        chmod +x "$programs/$name"
        $env:PATH = "$programs$([IO.Path]::PathSeparator)$before"

        $url = Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -Open

        [IO.File]::ReadAllText($pipe) | Should -Be (ConvertFrom-TestSecret $url.PresignedURL)
    }

    It 'is an error without the URL where there is no such program, and the URL is emitted all the same' {
        $env:PATH = $TestDrive
        $url = Get-EMROnClusterAppUIPresignedURL j-EMULATED00001 -Open -ErrorAction SilentlyContinue -ErrorVariable problems
        $url.PresignedURL | Should -BeOfType securestring
        $problems[0].FullyQualifiedErrorId | Should -BeLike 'BrowserNotFound,*'
        ($problems[0] | Format-List * -Force | Out-String -Width 500) | Should -Not -Match 'X-Amz'
    }
}
